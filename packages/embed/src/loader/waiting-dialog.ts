import type { Opening } from '../bridge.ts'
import { addElement } from './add-element.ts'
import { ownWords } from './load.ts'

/** Says that the flow is on its way, with a way past it. To be closed when the opening is claimed. */
export function showWaitingDialog(opening: Opening): HTMLDialogElement {
  const words = ownWords()
  const text = words.workingTitle ?? 'One moment'
  const stop = new AbortController()
  const dialog = addElement(document.documentElement, 'dialog', {
    ariaLabel: text,
    onclose() {
      stop.abort()
      dialog.remove()
      opening.end('dismissed')
    },
  })
  // Its button is none of the page's, whatever the selector matches.
  dialog.dataset.fairwell = ''
  // Its role is "status" by nature.
  addElement(dialog, 'output', { textContent: text })
  const button = addElement(dialog, 'button', {
    textContent: words.exitToPage ?? 'Continue to cancel',
  })
  // A finger finds it, whatever buttons look like on this page.
  button.style.padding = '1em'
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
