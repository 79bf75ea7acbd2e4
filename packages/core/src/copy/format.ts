import { readInstant } from '../targeting/read-instant.ts'

const cache = new Map<string, unknown>()

/** Intl objects are dear to make and cheap to keep. */
function kept<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make())
  return cache.get(key) as T
}

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
  const format = kept(
    `${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency }),
  )
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
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
  const format = kept(
    locale,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
  )
  return Number.isNaN(at) ? '' : format.format(at)
}

/** A number with the locale's separators. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** Items joined as the locale does it, such as `a, b, and c`. */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(items)
}
