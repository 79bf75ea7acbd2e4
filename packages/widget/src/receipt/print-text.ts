/** Prints a text alone, from a frame of its own: printing the page would print all that is behind. */
export function printText(place: Element, text: string): void {
  const frame = document.createElement('iframe')
  place.append(frame)
  const view = frame.contentWindow as Window
  view.document.body.dir = getComputedStyle(place).direction
  // biome-ignore lint/performance/useDomNodeTextContent: a new line stays one, unlike in textContent
  view.document.body.innerText = text
  view.onafterprint = () => frame.remove()
  view.print()
}
