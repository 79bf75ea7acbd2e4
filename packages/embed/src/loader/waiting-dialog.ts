import type { Opening } from '../bridge.ts'
import { addElement } from './add-element.ts'
import { ownWords } from './load.ts'
import { settings } from './settings.ts'

const edge = 'border:1px solid;border-radius:12px;background:Canvas;'

/** Says that the flow is on its way, with a way past it. To be closed when the opening is claimed. */
export function showWaitingDialog(opening: Opening): HTMLDialogElement {
  const words = ownWords()
  const text = words.workingTitle ?? 'One moment'
  // No rule of the page reaches into its shadow; what is inherited ends here, important or not.
  const host = addElement(document.body, 'div', {
    style: 'all:initial!important;display:contents!important',
  })
  const dialog = addElement(host.attachShadow({ mode: 'open' }), 'dialog', {
    ariaLabel: text,
    style: `${edge}display:block;max-width:80%;padding:28px;color-scheme:${/^light$|^dark$/.exec(settings.theme as string) ?? 'light dark'};font:medium/1.5 system-ui;text-align:center`,
    onclose() {
      host.remove()
      opening.end('dismissed')
    },
  })
  // Its button is none of the page's, whatever the selector matches.
  dialog.dataset.fairwell = ''
  // Its role is "status" by nature.
  addElement(dialog, 'output', { textContent: text, style: 'display:block' })
  addElement(dialog, 'button', {
    textContent: words.exitToPage ?? 'Continue to cancel',
    style: `${edge}margin:16px 0 0;padding:12px 16px;color:inherit;font:inherit;cursor:pointer`,
  })
  if (dialog.showModal) dialog.showModal()
  // Browsers before 2022: words at the end of the page, and nothing that throws.
  else dialog.close = host.remove.bind(host)
  return dialog
}
