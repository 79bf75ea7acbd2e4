import type { Opening } from '../bridge.ts'
import { addElement } from './add-element.ts'
import { ownWords } from './load.ts'

/** Says that the flow is on its way, with a way past it. To be closed when the opening is claimed. */
export function showWaitingDialog(opening: Opening): HTMLDialogElement {
  const words = ownWords()
  const text = words.workingTitle ?? 'One moment'
  const dialog = addElement(document.documentElement, 'dialog', {
    ariaLabel: text,
    onclose() {
      dialog.remove()
      opening.end('dismissed')
    },
  })
  // Its button is none of the page's, whatever the selector matches.
  dialog.dataset.fairwell = ''
  // Its role is "status" by nature.
  addElement(dialog, 'output', { textContent: text })
  addElement(dialog, 'button', {
    textContent: words.exitToPage ?? 'Continue to cancel',
    onclick: () => opening.end('failed', 'FW4104'),
    // A finger finds it, whatever buttons look like on this page.
  }).style.padding = '1em'
  if (dialog.showModal) dialog.showModal()
  // Browsers before 2022: words at the end of the page, and nothing that throws.
  else dialog.close = dialog.remove
  return dialog
}
