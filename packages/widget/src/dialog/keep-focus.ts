/** The element that has focus, looked for inside open shadow roots too. */
export function focusedElement(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

/** Gives focus back when the dialog has gone: to the invoker, else to the page's heading, never to nothing. */
export function returnFocus(invoker: HTMLElement | null): void {
  invoker?.focus()
  if (invoker !== document.body && focusedElement() === invoker) return
  const heading =
    document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main')
  if (!heading) return
  if (!heading.hasAttribute('tabindex')) {
    heading.tabIndex = -1
    heading.onblur = () => heading.removeAttribute('tabindex')
  }
  heading.focus()
}

/** Sends Tab from the last control to the first, and back. */
export function cycleTab(event: KeyboardEvent, dialog: HTMLElement, active: Element | null): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('button,a')]
  if (event.shiftKey) stops.reverse()
  if (active !== stops[stops.length - 1]) return
  event.preventDefault()
  stops[0]?.focus()
}
