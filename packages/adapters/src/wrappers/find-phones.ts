import type { Detector, Span } from './span.ts'

const run = /\(?(?:\+ ?)?\(?\d(?:[ .()/-]{0,3}\d)*/g

const year = '(?:19|20)\\d\\d'
const sep = '[./ -]'
const dates = new RegExp(
  [
    `\\d{1,2}${sep}\\d{1,2}${sep}${year}(?!\\d)`,
    `${year}${sep}\\d{1,2}${sep}\\d{1,2}(?!\\d)`,
    '\\d\\d([./])\\d\\d\\1\\d\\d ?- ?\\d\\d\\1\\d\\d\\1\\d\\d(?!\\d)',
  ].join('|'),
  'g',
)

/** What says that a phone number comes, as words begin in languages that are written with spaces. */
const cue =
  /(?:^|[^\p{L}])(?:tel(?!l)|phon|t[ée]l[ée]|mobil|m[oó]vil|cell|celu|handy|call|ruf|anruf|sms|whatsapp|fax|appel|llam|chiam|z?a?dzwo|puhel|тел|звон|τηλ)\P{Nd}{0,14}$|(?:電話|电话|手机|전화|휴대폰|هاتف|جوال|تلفن|फ़?ोन|फोन|טלפון|โทร|điện thoại)\P{Nd}{0,9}$/iu

/** What says that the number is another one. */
const otherwise =
  /[#№]\s?$|[\p{Script=Latin}\p{Script=Cyrillic}_=]-?$|(?:^|[^\p{L}])(?:order|invoice|ticket|case|ref|customer|account|bestell|rechnung|kunden|auftrag|vertrag|commande|facture|client|pedido|factura|ordine|fattura|заказ|счет)\p{L}*(?:\s\p{L}{1,8}\.?)?(?:\s(?:is|ist|est|es|è|é))?[\s:.#№°-]{0,3}$|(?:订单|注文)\p{L}{0,3}[\s:]{0,2}$|\b(?:nr|id)[.:]?\s?$/iu

/** From one time of day to another, as `0800 - 1600`. */
const times = /^(?:(?:[01]\d|2[0-4])[0-5]\d(?: ?- ?)?){2}$/

/** Finds telephone numbers; `docs/adapters/redaction.md` says which. */
export const findPhones: Detector = (original) => {
  const text = original.replace(dates, (date, _separator, offset: number) =>
    /[\d+]/.test(original[offset - 1] ?? '') ? date : '\n'.repeat(date.length),
  )
  const spans: Span[] = []
  for (const { index: start = 0, 0: numbers } of text.matchAll(run)) {
    // A dash, a dot or a slash binds; where there is a space another number may begin. Deep within groups
    // none does: they are of one long number, such as a contract's.
    const parts = [...numbers.matchAll(/\S+/g)]
    let next = 0
    for (let first = 0; first < parts.length; first++) {
      if (first > 1 && first !== next && /\d/.test(parts[first - 1]?.[0] ?? '')) continue
      const from = start + (parts[first]?.index ?? 0)
      const before = text.slice(Math.max(0, from - 32), from)
      for (let last = Math.min(parts.length, first + 9) - 1; last >= first; last--) {
        const end = start + (parts[last]?.index ?? 0) + (parts[last]?.[0].length ?? 0)
        const number = text.slice(from, end)
        if (number.length > 40 || !/\d$/.test(number) || !isPhone(number, before)) continue
        spans.push([from, end])
        first = last
        next = last + 1
        break
      }
    }
  }
  return spans
}

function isPhone(number: string, before: string): boolean {
  const digits = number.replace(/\D/g, '')
  const has = (least: number, most: number): boolean =>
    digits.length >= least && digits.length <= most
  // E.164: at most 15 digits. The dots of thousands are no phone's.
  if (/^\(?\+/.test(number)) return has(8, 15) && !/\+ ?\d{1,3}(?:\.\d{3})+$/.test(number)
  if (/\D\d(?:\D|$)/.test(number.slice(2).replace('(0)', ''))) return false
  if (/^00[1-9]/.test(digits) && has(11, 17)) return true
  if (cue.test(before)) return has(7, 15)
  if (otherwise.test(before) || times.test(number)) return false
  if (/^\(?0[1-9]/.test(number)) return /^\d+$/.test(number) ? has(9, 12) : has(8, 13)
  if (/^0[ -]\d{3}[ -]/.test(number)) return has(10, 12)
  if (/^(?:[178][ -]?)?\(\d{2,5}\)/.test(number)) return has(8, 11)
  const shape = number.replace(/\d+/g, ({ length }) => `${length}`).replace(/\D+/g, '-')
  return (
    (/^[2-9]/.test(number.replace(/^1\D/, '')) &&
      /^(?:1-)?3-3-4$|^3-(?:2-2-2|3-2-2)$/.test(shape)) ||
    (/^[1-9].*[ -]/.test(number) && /^(?:2-[345]|3-4)-4$|^2-3-2-2$/.test(shape)) ||
    /^[78][ -]\d{3}[ -]\d{3}[ -]\d\d[ -]\d\d$/.test(number) ||
    /^[6-9]\d{4} \d{5}$|^[5-9]\d\d([ -])\d{3}\1\d{3}$/.test(number)
  )
}
