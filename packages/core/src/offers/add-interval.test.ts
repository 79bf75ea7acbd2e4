import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from '../schema/offer-schema.ts'
import { addInterval, toIso } from './add-interval.ts'

const add = (from: string, count: number, interval: Interval) =>
  toIso(addInterval(Date.parse(from), interval, count))

describe('addInterval', () => {
  it.each<[string, number, Interval, string]>([
    ['2026-12-10T09:00:00Z', 1, 'month', '2027-01-10T09:00:00Z'],
    ['2027-01-31T00:00:00Z', 1, 'month', '2027-02-28T00:00:00Z'],
    ['2028-01-31T00:00:00Z', 1, 'month', '2028-02-29T00:00:00Z'],
    ['2027-01-31T00:00:00Z', 2, 'month', '2027-03-31T00:00:00Z'],
    ['2027-03-31T23:59:59Z', 1, 'month', '2027-04-30T23:59:59Z'],
    ['2026-10-31T00:00:00Z', 4, 'month', '2027-02-28T00:00:00Z'],
    ['2026-12-15T00:00:00Z', 13, 'month', '2028-01-15T00:00:00Z'],
    ['2028-02-29T12:00:00Z', 1, 'year', '2029-02-28T12:00:00Z'],
    ['2028-02-29T12:00:00Z', 4, 'year', '2032-02-29T12:00:00Z'],
    ['2026-11-30T00:00:00Z', 1, 'year', '2027-11-30T00:00:00Z'],
    ['2026-12-25T08:30:00Z', 10, 'day', '2027-01-04T08:30:00Z'],
    ['2026-12-25T08:30:00Z', 2, 'week', '2027-01-08T08:30:00Z'],
    // Clocks change in between, in Europe and in America; UTC does not.
    ['2027-03-01T00:30:00Z', 1, 'month', '2027-04-01T00:30:00Z'],
    ['2026-12-31T23:00:00.500Z', 1, 'month', '2027-01-31T23:00:00.500Z'],
  ])('%s and %i %s is %s', (from, count, interval, expected) => {
    expect(add(from, count, interval)).toBe(expected)
  })

  const from = fc
    .date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map(Number)
  const count = fc.integer({ min: 1, max: 240 })
  const calendar = fc.constantFrom<Interval>('month', 'year')

  it('keeps the time of day, and the day of the month or the last one of a shorter month', () => {
    return fc.assert(
      fc.property(from, calendar, count, (from, interval, count) => {
        const start = new Date(from)
        const end = new Date(addInterval(from, interval, count))
        const months = count * (interval === 'year' ? 12 : 1)
        const passed =
          (end.getUTCFullYear() - start.getUTCFullYear()) * 12 +
          end.getUTCMonth() -
          start.getUTCMonth()
        const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0))
        expect(passed).toBe(months)
        expect(end.getUTCDate()).toBe(Math.min(start.getUTCDate(), lastDay.getUTCDate()))
        expect(+end % 86_400_000).toBe(from % 86_400_000)
      }),
    )
  })

  it('a year is twelve months, a week seven days', () => {
    return fc.assert(
      fc.property(from, count, (from, count) => {
        expect(addInterval(from, 'year', count)).toBe(addInterval(from, 'month', 12 * count))
        expect(addInterval(from, 'week', count)).toBe(addInterval(from, 'day', 7 * count))
      }),
    )
  })

  it('more intervals end later, and a later start never ends earlier', () => {
    const interval = fc.constantFrom<Interval>('day', 'week', 'month', 'year')
    return fc.assert(
      fc.property(from, from, interval, count, (a, b, interval, count) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        expect(addInterval(early, interval, count + 1)).toBeGreaterThan(
          addInterval(early, interval, count),
        )
        // Two days may end on the same last day of a month, at times that change places.
        expect(
          addInterval(late, interval, count) - addInterval(early, interval, count),
        ).toBeGreaterThan(-86_400_000)
      }),
    )
  })

  it('ends at the last date there is, rather than in an error', () => {
    for (const interval of ['day', 'week', 'month', 'year'] as const) {
      for (const count of [1e7, 1e12, Number.MAX_SAFE_INTEGER]) {
        expect(toIso(addInterval(0, interval, count))).toMatch(/^\+?\d{4,6}-/)
      }
    }
  })
})
