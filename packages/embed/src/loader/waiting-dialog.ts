import { makeElement } from './make-element.ts'

/** Says that the flow is on its way. Returns what takes the dialog away again. */
export function showWaitingDialog(
  messages: Readonly<Record<string, string>> | undefined,
  onLeave: () => void,
  onDismiss: () => void,
): () => void {
  const text = messages?.waiting ?? 'One moment…'
  const dialog = makeElement('dialog', { ariaLabel: text, onclose: onDismiss })
  dialog.append(
    makeElement('p', { role: 'status', textContent: text }),
    makeElement('button', {
      type: 'button',
      textContent: messages?.continueToCancel ?? 'Continue to cancel',
      onclick: onLeave,
    }),
  )
  document.body.append(dialog)
  dialog.showModal()
  return () => {
    // Only `close` gives the focus back.
    dialog.close()
    dialog.remove()
  }
}
