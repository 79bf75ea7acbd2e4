import { offerSamples } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { Experiment } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { applyArms } from './apply-arms.ts'
import { patchOffer } from './patch-offer.ts'

const { discount, pause } = offerSamples
const depth: Experiment = {
  id: 'depth',
  arms: [
    { id: 'control', weight: 1 },
    { id: 'shallow', weight: 1, offers: { discount: { percentOff: 30, title: '30% off' } } },
    { id: 'none', weight: 1, offers: { discount: { hidden: true } } },
  ],
}
const inArm = (armId: string, experimentId = 'depth') => ({ arms: [{ experimentId, armId }] })

describe('applyArms', () => {
  const definition = { offers: [pause, discount], experiments: [depth] }

  it('leaves the offers as they are without an assignment, in their order', () => {
    const armed = applyArms(definition, { arms: [] })
    expect(armed.map(({ offer }) => offer)).toEqual([pause, discount])
    expect(armed.every(({ hidden, armId }) => !hidden && armId === undefined)).toBe(true)
  })

  it('says which experiments touch an offer, whatever the arm', () => {
    for (const armId of ['control', 'shallow', 'none']) {
      const [untouched, touched] = applyArms(definition, inArm(armId))
      expect(untouched).toMatchObject({ trials: [] })
      expect(touched).toMatchObject({ armId, trials: [{ experimentId: 'depth', armId }] })
    }
  })

  it('changes the offer as the arm says', () => {
    const [, armed] = applyArms(definition, inArm('shallow'))
    expect(armed?.offer).toEqual({ ...discount, percentOff: 30, title: '30% off' })
  })

  it('hides the offer where the arm says so', () => {
    const [, armed] = applyArms(definition, inArm('none'))
    expect(armed).toMatchObject({ hidden: true, offer: discount })
  })

  it('lists the offer as every arm that shows it has it', () => {
    for (const armId of ['control', 'none']) {
      const [, armed] = applyArms(definition, inArm(armId))
      expect(armed?.trials[0]?.variants).toEqual([
        discount,
        { ...discount, percentOff: 30, title: '30% off' },
      ])
    }
  })

  it('applies two experiments one after the other', () => {
    const words: Experiment = {
      id: 'words',
      arms: [{ id: 'warm', weight: 1, offers: { discount: { title: 'Stay a while' } } }],
    }
    const [armed] = applyArms(
      { offers: [discount], experiments: [depth, words] },
      { arms: [...inArm('shallow').arms, ...inArm('warm', 'words').arms] },
    )
    expect(armed?.offer).toMatchObject({ percentOff: 30, title: 'Stay a while' })
    expect(armed).toMatchObject({
      armId: 'warm',
      trials: [{ experimentId: 'depth' }, { experimentId: 'words' }],
    })
  })

  it('takes nothing from a prototype', () => {
    const offers = [
      { ...discount, id: 'constructor' },
      { ...discount, id: 'toString' },
    ]
    const armed = applyArms({ offers, experiments: [depth] }, inArm('shallow'))
    expect(armed.map(({ offer, trials }) => [offer, trials])).toEqual(
      offers.map((offer) => [offer, []]),
    )
  })

  it('has nothing to say of a definition without offers', () => {
    expect(applyArms({}, { arms: [] })).toEqual([])
  })
})

describe('patchOffer', () => {
  const amount = {
    id: 'amount',
    kind: 'discount',
    title: '$5 off',
    amountOffMinor: 500,
    currency: 'USD',
    forever: true,
  } satisfies Offer

  it.each<[Offer, object, object]>([
    [discount, { percentOff: 30 }, { percentOff: 30, cycles: 3 }],
    [
      discount,
      { amountOffMinor: 500, currency: 'USD' },
      { amountOffMinor: 500, currency: 'USD', cycles: 3 },
    ],
    [discount, { forever: true }, { percentOff: 50, forever: true }],
    [amount, { percentOff: 30 }, { percentOff: 30, forever: true }],
    [amount, { cycles: 2 }, { amountOffMinor: 500, currency: 'USD', cycles: 2 }],
    [amount, { amountOffMinor: 700 }, { amountOffMinor: 700, currency: 'USD', forever: true }],
    [amount, { percentOff: 30, cycles: 2 }, { percentOff: 30, cycles: 2 }],
  ])('of %j with %j', (offer, patch, terms) => {
    const { id, kind, title } = offer
    expect(patchOffer(offer, patch as never)).toEqual({ id, kind, title, ...terms })
  })

  it('never changes id, kind or when, and keeps hidden out', () => {
    const offer: Offer = { ...discount, when: { category: 'price' } }
    const patch = { id: 'x', kind: 'pause', when: { category: 'usage' }, hidden: true }
    expect(patchOffer(offer, patch)).toEqual(offer)
  })

  it('does not change the offer that it is given', () => {
    const before = structuredClone(discount)
    patchOffer(discount, { forever: true })
    expect(discount).toEqual(before)
  })

  it('survives keys that a prototype has', () => {
    const patch = JSON.parse('{ "__proto__": { "x": 1 }, "constructor": 1, "toString": 2 }')
    const patched = patchOffer(discount, patch)
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype)
    expect(patched).toMatchObject({ percentOff: 50 })
  })
})
