import {
  formatDate,
  formatList,
  formatMoney,
  formatNumber,
  type Interval,
  isolate,
  type Json,
} from '@fairwell/core'
import type { Message } from './messages/messages.ts'

/** What a message is filled with, by the names in its braces. */
export interface MessageValues {
  readonly [name: string]: string | number
}

/** Puts money and time into the words of a locale. */
export interface Formatters {
  /** Minor units of an ISO 4217 currency. */
  money(amountMinor: number, currency: string): string
  percent(value: number): string
  /** An instant as a calendar day. */
  date(instant: string): string
  /** An instant to the second, with its time zone. */
  moment(instant: string): string
  /** A length of time, such as "3 months". */
  length(count: number, unit: Interval): string
  /** Whatever an author wrote into a screen's data. */
  data(value: Json): string
  /** A message with its values filled in: of several, the one for `interval`, then for `count`. */
  fill(message: Message, values: MessageValues): string
}

/**
 * @param locale A BCP 47 tag.
 * @param dir In text from right to left each value is set apart, as by `<bdi>`: it keeps its own
 * direction, whatever stands around it.
 */
export function createFormatters(locale: string, dir: 'ltr' | 'rtl' = 'ltr'): Formatters {
  const data = (value: Json): string => {
    if (typeof value === 'number') return formatNumber(value, locale)
    if (Array.isArray(value)) return formatList(value.map(data), locale)
    return typeof value === 'object' ? JSON.stringify(value) : `${value}`
  }
  const format: Formatters = {
    data,
    money: (amountMinor, currency) => formatMoney(amountMinor, currency, locale),
    date: (instant) => formatDate(instant, locale),
    percent: (value) =>
      (value / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 }),
    moment: (instant) =>
      new Date(instant).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'long' }),
    length: (count, unit) =>
      count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    fill(message, values) {
      if (typeof message !== 'string') {
        const forms = message as { readonly [name: string]: Message | undefined }
        const form =
          forms[values.interval as string] ??
          forms[new Intl.PluralRules(locale).select(values.count as number)] ??
          forms.other
        return format.fill(form as Message, values)
      }
      return message.replace(/\{(\w+)}/g, (_, name) => {
        return isolate(data(values[name] ?? ''), dir)
      })
    },
  }
  return format
}
