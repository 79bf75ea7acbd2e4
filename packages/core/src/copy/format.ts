import { readInstant } from '../targeting/read-instant.ts'
import { minorDigits } from './major-units.ts'

/** Intl objects are dear to make and cheap to keep. */
const kept: { [key: string]: unknown } = {}

/**
 * An amount of money in words, such as `$9.00`.
 *
 * @param minor The amount in minor units of the currency (cents, or whole yen).
 * @param currency ISO 4217.
 * @param locale BCP 47 tag.
 * @returns Empty where the amount is not a number or the currency not a code.
 * @throws RangeError where the locale is no tag.
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  if (!Number.isFinite(minor) || !/^[A-Z]{3}$/.test(currency)) return ''
  const digits = minorDigits(currency)
  const amount = minor / 10 ** digits
  const isWhole = Number.isInteger(amount)
  const key = `${currency} ${locale} ${isWhole}`
  kept[key] ??= new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // Nothing is rounded away.
    ...(!isWhole && { minimumFractionDigits: digits }),
  })
  return (kept[key] as Intl.NumberFormat).format(amount)
}

/**
 * A date in words, such as `December 1, 2026`: the day in UTC, which is how accounts say it, so that
 * everybody reads the same day.
 *
 * @param iso ISO 8601 instant.
 * @param locale BCP 47 tag.
 * @returns Empty where `iso` is not an instant.
 * @throws RangeError where the locale is no tag.
 */
export function formatDate(iso: string, locale: string): string {
  const at = readInstant(iso)
  const key = `date ${locale}`
  kept[key] ??= new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return Number.isNaN(at) ? '' : (kept[key] as Intl.DateTimeFormat).format(at)
}

/** Languages that write 7 as 7, where nobody has asked for other digits. */
const plainDigits = /^(?!.*-u-)(cs|da|de|en|es|fi|fr|it|ja|ko|nb|nl|pl|pt|sv|tr|uk|zh)(-|$)/

/** A number with the locale's separators. */
export function formatNumber(value: number, locale: string): string {
  // The first Intl object of a page is a quarter of what opening a dialog costs.
  if (/^\d{1,3}$/.test(`${value}`) && plainDigits.test(locale)) return `${value}`
  return new Intl.NumberFormat(locale).format(value)
}

/** Items joined as the locale does it, such as `a, b, and c`. */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(items)
}
