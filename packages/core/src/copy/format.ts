import { readInstant } from '../targeting/read-instant.ts'

const cache = new Map<string, unknown>()

/** An Intl object is dear to make and cheap to keep. An unknown locale tag counts as `en`. */
function cached<T>(key: string, locale: string, make: (locale: string) => T): T {
  const full = `${key} ${locale}`
  if (!cache.has(full)) {
    try {
      cache.set(full, make(locale))
    } catch {
      cache.set(full, make('en'))
    }
  }
  return cache.get(full) as T
}

/**
 * An amount of money in words, such as `$9.00`.
 *
 * @param minor The amount in minor units of the currency (cents, or whole yen).
 * @param currency ISO 4217.
 * @param locale BCP 47 tag.
 * @returns Empty where the amount is not a number or the currency not a code.
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  if (!Number.isFinite(minor) || !/^[A-Z]{3}$/i.test(currency)) return ''
  const format = cached(
    currency,
    locale,
    (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency }),
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
 */
export function formatDate(iso: string, locale: string): string {
  const at = readInstant(iso)
  return Number.isNaN(at)
    ? ''
    : cached(
        'date',
        locale,
        (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
      ).format(at)
}

/** A number with the locale's separators. */
export function formatNumber(value: number, locale: string): string {
  return cached('number', locale, (tag) => new Intl.NumberFormat(tag)).format(value)
}

/** Items joined as the locale does it: `a, b, and c`. */
export function formatList(items: readonly string[], locale: string): string {
  return cached('list', locale, (tag) => new Intl.ListFormat(tag)).format(items)
}
