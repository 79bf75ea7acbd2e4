import type { Offer } from '@fairwell/core'
import { describe, expect, it } from 'vitest'
import { hashJson, hashTerms } from './hash-json.ts'

const pause: Offer = { id: 'pause', kind: 'pause', title: 'A break', choices: [{ months: 1 }] }
const plan = {
  id: 'basic',
  name: 'Basic',
  priceMinor: 900,
  currency: 'USD',
  interval: 'month',
} as const
const smaller: Offer = { id: 'smaller', kind: 'plan-change', title: 'Smaller', plans: [plan] }

describe('hashJson', () => {
  it('is the same whatever the order of the keys, and for keys that are undefined', async () => {
    const one = await hashJson({ a: 1, b: { c: [1, 2], d: null } })
    expect(await hashJson({ b: { d: null, c: [1, 2] }, a: 1, e: undefined })).toBe(one)
    expect(one).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([[{ a: 2 }], [{ a: [1] }], [[]], [null], ['']])('differs for %j', async (other) => {
    expect(await hashJson(other)).not.toBe(await hashJson({ a: 1 }))
  })

  it('minds the order of a list', async () => {
    expect(await hashJson([1, 2])).not.toBe(await hashJson([2, 1]))
  })
})

describe('hashTerms', () => {
  it('is the same in another language', async () => {
    const translated: Offer = { ...smaller, title: 'Kleiner', plans: [{ ...plan, name: 'Klein' }] }
    expect(await hashTerms(translated)).toBe(await hashTerms(smaller))
  })

  it('is the same for who may have it otherwise', async () => {
    const when = { category: 'price' }
    expect(await hashTerms({ ...pause, when, cooldownDays: 9 })).toBe(await hashTerms(pause))
  })

  it('differs with what is promised', async () => {
    const longer: Offer = { ...pause, choices: [{ months: 2 }] }
    const dearer: Offer = { ...smaller, plans: [{ ...plan, priceMinor: 901 }] }
    expect(await hashTerms(longer)).not.toBe(await hashTerms(pause))
    expect(await hashTerms(dearer)).not.toBe(await hashTerms(smaller))
  })
})
