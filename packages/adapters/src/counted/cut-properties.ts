/**
 * Properties within a vendor's limits: so many, with names and texts of at most so many characters.
 * Numbers stay numbers; anything else is text.
 *
 * @example cutProperties({ kind: 'pause', late: true, words: 'long …' }, 2, 40, 100) // { kind: 'pause', late: 'true' }
 */
export function cutProperties(
  properties: object,
  count: number,
  nameLength: number,
  textLength: number,
): { [name: string]: string | number } {
  return Object.fromEntries(
    Object.entries(properties)
      .slice(0, count)
      .map(([name, value]) => [
        name.slice(0, nameLength),
        typeof value === 'number' ? value : cut(`${value}`, textLength),
      ]),
  )
}

/** Not through a character of two units: `encodeURIComponent`, which tags use, throws at half of one. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
