import type { Opening } from '../bridge.ts'
import { makeElement } from './make-element.ts'
import { settings } from './settings.ts'

/** Says that the flow is on its way, with a way past it. To be closed when the opening is claimed. */
export function showWaitingDialog(opening: Opening): HTMLDialogElement {
  const { messages } = settings
  const text = messages?.workingTitle ?? 'One moment'
  const dialog = makeElement('dialog', {
    ariaLabel: text,
    onclose() {
      dialog.remove()
      opening.end('dismissed')
    },
  })
  dialog.append(
    makeElement('p', { role: 'status', textContent: text }),
    makeElement('button', {
      type: 'button',
      textContent: messages?.exitToPage ?? 'Continue to cancel',
      onclick: () => opening.end('failed', 'FW4104'),
    }),
  )
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}
