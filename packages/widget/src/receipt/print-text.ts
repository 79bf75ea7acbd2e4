/** Prints a text alone, from a frame of its own: printing the page would print all that is behind. */
export function printText(place: Element, text: string): void {
  const frame = document.createElement('iframe')
  frame.className = 'hidden'
  place.append(frame)
  const view = frame.contentWindow
  if (!view) return
  const { body } = view.document
  body.textContent = text
  body.style.whiteSpace = 'pre-wrap'
  view.onafterprint = () => frame.remove()
  view.print()
}
