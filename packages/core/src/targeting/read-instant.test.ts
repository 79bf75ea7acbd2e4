import { describe, expect, it } from 'vitest'
import { readInstant } from './read-instant.ts'

describe('readInstant', () => {
  it.each([
    ['2026-12-01T00:00:00Z', Date.UTC(2026, 11, 1)],
    ['2026-12-01T00:00:00.250Z', Date.UTC(2026, 11, 1) + 250],
    ['2026-12-01T01:00:00+01:00', Date.UTC(2026, 11, 1)],
    ['2026-12-01T09:30Z', Date.UTC(2026, 11, 1, 9, 30)],
    ['2026-12-01', Date.UTC(2026, 11, 1)],
  ])('reads %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant)
  })

  it.each([
    ['a date-time without a zone', '2026-12-01T00:00:00'],
    ['a month that is none', '2026-13-01T00:00:00Z'],
    ['an hour that is none', '2026-12-01T25:00:00Z'],
    ['a date in words', 'December 1, 2026'],
    ['an empty text', ''],
    ['a number', 1_700_000_000_000],
    ['null', null],
    ['undefined', undefined],
    ['a list', ['2026-12-01']],
  ])('takes %s for no instant', (_name, value) => {
    expect(readInstant(value)).toBeNaN()
  })
})
