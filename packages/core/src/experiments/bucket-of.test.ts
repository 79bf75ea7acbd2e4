import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUCKETS, bucketOf } from './bucket-of.ts'

describe('bucketOf', () => {
  it('is a whole number from 0 to 9,999, the same each time', () => {
    return fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (experiment, subscriber) => {
        const bucket = bucketOf(experiment, subscriber)
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS).toBe(true)
        expect(bucketOf(experiment, subscriber)).toBe(bucket)
      }),
    )
  })

  it('spreads subscribers evenly, and in each experiment anew', () => {
    const subscribers = 20_000
    const cells = 20
    const counts = new Array<number>(cells).fill(0)
    let both = 0
    for (let number = 0; number < subscribers; number++) {
      const first = bucketOf('discount-depth', `user_${number}`)
      const second = bucketOf('holdout', `user_${number}`)
      const cell = Math.floor((first * cells) / BUCKETS)
      counts[cell] = (counts[cell] ?? 0) + 1
      if (first < BUCKETS / 2 && second < BUCKETS / 2) both++
    }
    const expected = subscribers / cells
    const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The 99.9th percentile with 19 degrees of freedom.
    expect(chiSquared).toBeLessThan(43.8)
    expect(both / subscribers).toBeCloseTo(0.25, 1)
  })
})
