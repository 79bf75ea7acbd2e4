/** Adds an element with these properties to the end of `parent`. A `style` is given as text. */
export function addElement<Tag extends keyof HTMLElementTagNameMap>(
  parent: Node,
  tag: Tag,
  properties: Partial<Omit<HTMLElementTagNameMap[Tag], 'style'> & { style: string }>,
): HTMLElementTagNameMap[Tag] {
  return parent.appendChild(Object.assign(document.createElement(tag), properties))
}
