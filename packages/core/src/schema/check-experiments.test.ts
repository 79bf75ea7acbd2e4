import { describe, expect, it } from 'vitest'
import { patchOffer } from '../experiments/patch-offer.ts'
import { type Offer, offerSchema } from './offer-schema.ts'
import { parseDefinition } from './parse-definition.ts'

const base = { id: 'x', kind: 'discount', title: 'X' } as const
const offers: Record<string, Offer> = {
  percent: { ...base, percentOff: 50, cycles: 3 },
  amount: { ...base, amountOffMinor: 500, currency: 'USD', forever: true },
}
const patches = [
  {},
  { title: 'Y' },
  { percentOff: 30 },
  { amountOffMinor: 300 },
  { amountOffMinor: 300, currency: 'EUR' },
  { currency: 'EUR' },
  { forever: true },
  { cycles: 6 },
  { percentOff: 30, forever: true },
  { percentOff: 30, amountOffMinor: 300, currency: 'EUR' },
  { cycles: 6, forever: true },
  { amountOffMinor: 300, cycles: 6 },
] as const

describe.each(Object.entries(offers))('an arm over a discount by %s', (_, offer) => {
  it.each(patches.map((patch) => [JSON.stringify(patch), patch] as const))(
    '%s is right exactly where the patched offer is',
    (_text, patch) => {
      const result = parseDefinition({
        fairwell: 1,
        id: 'a',
        version: 1,
        product: 'A',
        offers: [offer],
        experiments: [{ id: 'e', arms: [{ id: 'a', weight: 1, offers: { x: patch } }] }],
      })
      const patched = patchOffer(offer, patch)
      expect(result.ok).toBe(offerSchema.safeParse(patched).success)
    },
  )
})
