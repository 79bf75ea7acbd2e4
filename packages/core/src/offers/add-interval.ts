import type { Interval } from '../schema/offer-schema.ts'
import { iso } from '../targeting/iso.ts'
import { DAY_MS } from '../targeting/read-field.ts'

/** Days in one of each interval, for a month and a year on average. */
export const daysIn: Readonly<Record<Interval, number>> = {
  day: 1,
  week: 7,
  month: 365.2425 / 12,
  year: 365.2425,
}

/**
 * `count` intervals after an instant, in UTC, both in milliseconds since the Unix epoch. Months and
 * years keep the time of day and the day of the month; where the month is too short it is that
 * month's last day (31 January and one month is 28 or 29 February). Counting starts at `from` each
 * time, so 31 January and two months is 31 March. What a date can't hold ends at the last it can.
 */
export function addInterval(from: number, interval: Interval, count: number): number {
  const date = new Date(from)
  if (daysIn[interval] < 9) date.setTime(from + count * daysIn[interval] * DAY_MS)
  else {
    const day = date.getUTCDate()
    date.setUTCMonth(date.getUTCMonth() + count * (interval === 'year' ? 12 : 1))
    // Day 0 is the last day of the month before, which is where a day too many has led out of.
    if (date.getUTCDate() !== day) date.setUTCDate(0)
  }
  return Number.isNaN(+date) ? 8.64e15 : +date
}

/** An instant as ISO 8601 UTC, without milliseconds where there are none. */
export function toIso(instant: number): string {
  return iso(instant).replace('.000', '')
}
