import type { Detector, Span } from './span.ts'

/**
 * Finds payment card numbers: 13 to 19 digits, alone or in groups, that begin as the cards of a network do
 * and whose check digit is right. https://en.wikipedia.org/wiki/Payment_card_number
 */
export const findCards: Detector = (text) => {
  const spans: Span[] = []
  for (const { index: start = 0, 0: run } of text.matchAll(/\d(?:[ .-]{0,2}\d)*/g)) {
    const groups = [...run.matchAll(/\d+/g)]
    for (let first = 0; first < groups.length; first++) {
      let digits = ''
      let last = 0
      for (let next = first; next < groups.length && digits.length < 19; next++) {
        digits += groups[next]?.[0]
        if (isCard(digits)) last = next + 1
      }
      const from = groups[first]
      const to = groups[last - 1]
      if (!from || !to) continue
      spans.push([start + (from.index ?? 0), start + (to.index ?? 0) + to[0].length])
      first = last - 1
    }
  }
  return spans
}

function isCard(digits: string): boolean {
  return /^(?=2[2-7]|3[04-9]|[4-6]|8[12]|9792)\d{13,19}$/.test(digits) && isLuhn(digits)
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    sum += index % 2 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}
