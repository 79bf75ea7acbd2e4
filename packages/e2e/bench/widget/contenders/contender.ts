/** What each contender's script leaves on its page as `contender`. */
export interface Contender {
  /** What the click on the page's cancel button does. */
  open(): unknown
  /** Whether the title, or what stands for it, is on the screen. */
  isOpen(): boolean
  close(): unknown
  /** Whether everything that the click needs is there; asked until it is. */
  isReady?(): boolean
}

declare global {
  var contender: Contender
}

/** Opens at a click on the page's button, as each contender's documentation has it. */
export function openAtClick(contender: Contender): void {
  globalThis.contender = contender
  const button = document.querySelector<HTMLElement>('#cancel')
  button?.addEventListener('click', () => contender.open())
}

/** Whether an element has a box, or is part of one that has. */
export function isShown(element: Element | null | undefined): boolean {
  return !!element && element.getClientRects().length > 0
}
