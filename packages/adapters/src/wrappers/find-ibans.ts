import type { Detector, Span } from './span.ts'

const candidate = /[a-z]{2}\d\d(?:[ .-]?[a-z\d]){11,30}/gi

/** Finds international bank account numbers: 15 to 34 characters whose check digits are right. */
export const findIbans: Detector = (text) => {
  const spans: Span[] = []
  candidate.lastIndex = 0
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const { index, 0: all } = match
    const length = lengthOf(all, text[index + all.length])
    if (length) spans.push([index, index + length])
    candidate.lastIndex = index + (length || 1)
  }
  return spans
}

/** How much of it is one, with a word that follows as long as the sum holds: rather too much. */
function lengthOf(text: string, next = ' '): number {
  for (let length = text.length; length > 14; length--) {
    const isWhole = !/^[a-z\d]{2}/i.test(text.slice(length - 1) + next)
    const id = text.slice(0, length).replace(/[ .-]/g, '')
    if (isWhole && /[a-z\d]$/i.test(text.slice(0, length)) && id.length > 14 && isChecked(id)) {
      return length
    }
  }
  return 0
}

/** ISO 7064 MOD 97-10, as ISO 13616 asks. */
function isChecked(id: string): boolean {
  let rest = 0
  for (const char of id.slice(4) + id.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
