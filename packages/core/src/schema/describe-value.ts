/** A value as a message shows it: short, and never throwing. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return value.length ? `a list of ${value.length}` : 'an empty list'
  if (value === undefined) return 'nothing'
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? 'a function' : String(value)
  }
  const type = Object.prototype.toString.call(value).slice(8, -1)
  if (type !== 'Object') return `a ${type}`
  const keys = Object.keys(value)
  return keys.length ? `an object with ${quoteAll(keys.slice(0, 3))}` : 'an empty object'
}

/** Text in quotes, cut where it is long. */
export function quote(text: unknown): string {
  const json = JSON.stringify(text) ?? String(text)
  return json.length > 60 ? `${json.slice(0, 57)}…"` : json
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quoteAll(words: readonly unknown[], joint = 'and'): string {
  const quoted = words.map(quote)
  const last = quoted.pop() ?? ''
  return quoted.length ? `${quoted.join(', ')} ${joint} ${last}` : last
}
