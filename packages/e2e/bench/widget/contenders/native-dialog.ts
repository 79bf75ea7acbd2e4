// The measure of all: a dialog that the page has in its HTML, opened by showModal().
import { isShown, openAtClick } from './contender.ts'

const dialog = document.querySelector<HTMLDialogElement>('#native') as HTMLDialogElement
openAtClick({
  open: () => dialog.showModal(),
  isOpen: () => dialog.open && isShown(dialog.querySelector('h2')),
  close: () => dialog.close(),
})
