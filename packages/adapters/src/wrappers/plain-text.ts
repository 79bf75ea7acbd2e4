/** A text as detectors read it. */
export interface PlainText {
  /** Folded: digits of any script are 0-9, spaces and dashes are ' ' and '-', nothing is invisible. */
  readonly text: string
  /** Where each of its code units stands in the original, and where that ends. */
  readonly offsets: readonly number[]
}

/**
 * Folds what looks the same: full-width and mathematical forms (NFKC), digits of other scripts, every
 * space and dash. Characters that cannot be seen (zero-width, soft hyphen, direction marks) go.
 */
export function plainText(original: string): PlainText {
  let text = ''
  const offsets: number[] = []
  let offset = 0
  for (const char of original) {
    // The end of a line is one character, however it is written.
    const folded = original.startsWith('\r\n', offset) ? '' : fold(char)
    for (let unit = 0; unit < folded.length; unit++) offsets.push(offset)
    text += folded
    offset += char.length
  }
  offsets.push(offset)
  return { text, offsets }
}

function fold(char: string): string {
  if (char < '\x7f') return char
  if (/\p{Cf}/u.test(char)) return ''
  if (/\p{Z}/u.test(char)) return ' '
  if (/\p{Pd}|\u2212/u.test(char)) return '-'
  const compatible = char.normalize('NFKC')
  const [only = ''] = compatible
  // What folds to more than one character is a word or a fraction: no part of an address or a number.
  const one = only === compatible ? only : char
  if (one === '。') return '.'
  return /\p{Nd}/u.test(one) ? `${digitOf(one)}` : one
}

/**
 * Unicode gives every script its ten digits in one row, in order; some rows touch.
 * https://www.unicode.org/versions/latest/core-spec/chapter-4/#G124142
 */
function digitOf(char: string): number {
  const code = char.codePointAt(0) as number
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}
