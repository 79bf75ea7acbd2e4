import type { Opening } from '../bridge.ts'
import { addElement } from './add-element.ts'
import { ownWords } from './load.ts'
import { settings } from './settings.ts'

const edge = 'border:1px solid;border-radius:12px;'

/**
 * Draws an element so that no rule of the page has a say, important or not: inline rules win over
 * both. `revert` leaves what browsers do, such as the ring around what has the focus.
 */
function draw({ style }: HTMLElement, css: string, all = 'revert'): void {
  style.cssText = `all:${all};${css}`.replace(/;|$/g, '!important;')
}

/** Says that the flow is on its way, with a way past it. To be closed when the opening is claimed. */
export function showWaitingDialog(opening: Opening): HTMLDialogElement {
  const words = ownWords()
  const text = words.workingTitle ?? 'One moment'
  const stop = new AbortController()
  const dialog = addElement(document.body, 'dialog', {
    ariaLabel: text,
    onclose() {
      stop.abort()
      dialog.remove()
      opening.end('dismissed')
    },
  })
  // Its button is none of the page's, whatever the selector matches.
  dialog.dataset.fairwell = ''
  const theme = settings.theme as string
  draw(
    dialog,
    `position:fixed;inset:0;display:block;width:fit-content;max-width:80%;height:fit-content;margin:auto;padding:28px;${edge}background:Canvas;color:CanvasText;color-scheme:${/^(light|dark)$/.test(theme) ? theme : 'light dark'};font:medium/1.5 system-ui;text-align:center`,
    'initial',
  )
  // Its role is "status" by nature.
  draw(addElement(dialog, 'output', { textContent: text }), 'display:block')
  const button = addElement(dialog, 'button', {
    textContent: words.exitToPage ?? 'Continue to cancel',
  })
  draw(
    button,
    `margin:16px 0 0;padding:12px 16px;${edge}background:Canvas;color:inherit;font:inherit;cursor:pointer`,
  )
  // A host's modal closes on a press beside it, and its control is gone; or it cancels the click.
  for (const type of 'click pointerdown mousedown touchstart focusin keydown'.split(' ')) {
    addEventListener(
      type,
      (event) => {
        if (!event.composedPath().includes(dialog)) return
        event.stopImmediatePropagation()
        if (type === 'click' && event.target === button) opening.end('failed', 'FW4104')
      },
      { capture: true, signal: stop.signal },
    )
  }
  if (dialog.showModal) dialog.showModal()
  // Browsers before 2022: words at the end of the page, and nothing that throws.
  else dialog.close = dialog.remove
  return dialog
}
