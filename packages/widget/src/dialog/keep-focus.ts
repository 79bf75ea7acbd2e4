/** The element that has focus, looked for inside open shadow roots too. */
export function focusedElement(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

/** Gives focus back when the dialog has gone: to the invoker, else to a heading that is seen, never to nothing. */
export function returnFocus(invoker: HTMLElement | null): void {
  invoker?.focus()
  if (invoker !== document.body && focusedElement() === invoker) return
  const places = ['h1', 'main'].flatMap((name) => [...document.querySelectorAll<HTMLElement>(name)])
  for (const place of places) {
    const isOurs = !place.hasAttribute('tabindex')
    const tidy = () => isOurs && place.removeAttribute('tabindex')
    if (isOurs) place.tabIndex = -1
    place.addEventListener('blur', tidy, { once: true })
    place.focus()
    if (document.activeElement === place) return
    // A view that is hidden takes no focus.
    tidy()
  }
}

/** Sends Tab from the last control to the first, and back. */
export function cycleTab(event: KeyboardEvent, dialog: HTMLElement, active: Element | null): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('button,a')]
  if (event.shiftKey) stops.reverse()
  if (active !== stops[stops.length - 1]) return
  event.preventDefault()
  stops[0]?.focus()
}
