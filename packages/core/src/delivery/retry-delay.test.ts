import { describe, expect, it } from 'vitest'
import { retryDelay } from './retry-delay.ts'

describe('retryDelay', () => {
  it('doubles its bound with each failure, up to five minutes', () => {
    const bounds = [1, 2, 3, 9, 10, 50, 5000].map((failures) => retryDelay(failures, () => 1))
    expect(bounds).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000, 300_000])
  })

  it('is anywhere below its bound', () => {
    expect(retryDelay(3, () => 0)).toBe(0)
    expect(retryDelay(3, () => 0.25)).toBe(1000)
  })

  it('is at least what the backend asks for, but never more than an hour', () => {
    expect(retryDelay(1, () => 0.5, 90_000)).toBe(90_000)
    expect(retryDelay(9, () => 1, 10)).toBe(256_000)
    expect(retryDelay(1, () => 0.5, 1e12)).toBe(3_600_000)
  })

  it('takes what is no time for none', () => {
    for (const asked of [undefined, Number.NaN, -5])
      expect(retryDelay(1, () => 0.5, asked)).toBe(500)
  })
})
