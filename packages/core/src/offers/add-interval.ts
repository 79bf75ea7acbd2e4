import type { Interval } from '../schema/offer-schema.ts'
import { DAY_MS } from '../targeting/read-field.ts'

// The last instant that a Date can hold; a longer time ends there rather than in an error.
const END_OF_TIME = 8.64e15

/**
 * `count` intervals after an instant, in UTC, both in milliseconds since the Unix epoch. Months and
 * years keep the time of day and the day of the month; where the month is too short it is that
 * month's last day (31 January and one month is 28 or 29 February). Counting starts at `from` each time, so
 * 31 January and two months is 31 March.
 */
export function addInterval(from: number, interval: Interval, count: number): number {
  const days = { day: 1, week: 7, month: 0, year: 0 }[interval]
  const months = interval === 'year' ? count * 12 : count
  const date = new Date(from)
  if (days) date.setTime(from + days * count * DAY_MS)
  else {
    const day = date.getUTCDate()
    date.setUTCMonth(date.getUTCMonth() + months)
    if (date.getUTCDate() < day) date.setUTCDate(0)
  }
  const time = date.getTime()
  return Number.isNaN(time) ? END_OF_TIME : time
}

/** An instant as ISO 8601 UTC, without milliseconds where there are none. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString().replace('.000', '')
}
