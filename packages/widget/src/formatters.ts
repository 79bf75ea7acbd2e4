import { formatDate, formatList, formatMoney, formatNumber, type Json } from '@fairwell/core'

/** Puts money and time into the words of a locale. */
export interface Formatters {
  /** Minor units of an ISO 4217 currency. */
  money(amountMinor: number, currency: string): string
  percent(value: number): string
  /** An instant as a calendar day. */
  date(instant: string): string
  /** An instant to the second, with its time zone. */
  moment(instant: string): string
  /** Whatever an author wrote into a screen's data. */
  data(value: Json): string
}

/** @param locale A BCP 47 tag. */
export function createFormatters(locale: string): Formatters {
  const data = (value: Json): string => {
    if (typeof value === 'number') return formatNumber(value, locale)
    if (Array.isArray(value)) return formatList(value.map(data), locale)
    return typeof value === 'object' ? JSON.stringify(value) : `${value}`
  }
  return {
    data,
    money: (amountMinor, currency) => formatMoney(amountMinor, currency, locale),
    date: (instant) => formatDate(instant, locale),
    percent: (value) =>
      (value / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 }),
    moment: (instant) =>
      new Date(instant).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'long' }),
  }
}
