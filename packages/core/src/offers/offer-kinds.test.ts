import { readFileSync } from 'node:fs'
import { anAccount, offerSamples } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { OfferView } from '../flow-state.ts'
import type { Account, Subscription } from '../schema/account-schema.ts'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { offerKinds } from './offer-kinds.ts'
import { presentOffer } from './present-offer.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const monthly = anAccount()
const trialing = anAccount().trialing()

const definitionNamed = (name: string): FlowDefinition =>
  JSON.parse(
    readFileSync(new URL(`../../../../examples/definitions/${name}`, import.meta.url), 'utf8'),
  )
const example = definitionNamed('flow.example.json')
const kinds = definitionNamed('flow.kinds.json')

const offerOf = (definition: FlowDefinition, id: string): Offer => {
  const offer = definition.offers?.find((candidate) => candidate.id === id)
  if (!offer) throw new Error(`no offer ${id}`)
  return offer
}

function viewOf(offer: Offer, account: Account = monthly.build()): OfferView {
  const presented = presentOffer({ offer }, account, now)
  if (!presented.view) throw new Error(JSON.stringify(presented))
  return presented.view
}

const refusal = (offer: Offer, account: Account) => {
  const { view, ...why } = presentOffer({ offer }, account, now)
  return view ? 'shown' : why
}

const withSubscription = (keys: Partial<Subscription>) => monthly.withSubscription(keys).build()

/** 29.00 USD each month; the next charge is on 10 December 2026. */
const today = {
  currency: 'USD',
  interval: 'month',
  intervalCount: 1,
  priceNowMinor: 2900,
}
const nextCharge = '2026-12-10T09:00:00Z'

describe('the offers of the example definitions, for 29.00 USD a month until 10 December', () => {
  it('half-off: 14.50 for three charges, 29.00 from March', () => {
    expect(viewOf(offerOf(example, 'half-off'))).toEqual({
      id: 'half-off',
      kind: 'discount',
      title: 'Half price for three months',
      body: undefined,
      isReferral: false,
      choices: [],
      terms: {
        ...today,
        offerPriceMinor: 1450,
        offerEndsAt: '2027-03-10T09:00:00Z',
        priceAfterMinor: 2900,
        nextChargeAt: nextCharge,
        nextChargeMinor: 1450,
      },
      raw: { percentOff: 50, cycles: 3 },
    })
  })

  it('amount-off: 5.00 less for two charges', () => {
    expect(viewOf(offerOf(kinds, 'amount-off')).terms).toEqual({
      ...today,
      offerPriceMinor: 2400,
      offerEndsAt: '2027-02-10T09:00:00Z',
      priceAfterMinor: 2900,
      nextChargeAt: nextCharge,
      nextChargeMinor: 2400,
    })
  })

  it('forever-off: 20% less, for good', () => {
    expect(viewOf(offerOf(kinds, 'forever-off')).terms).toEqual({
      ...today,
      offerPriceMinor: 2320,
      priceAfterMinor: 2320,
      nextChargeAt: nextCharge,
      nextChargeMinor: 2320,
    })
  })

  it('basic-plan: two smaller plans, each from the next charge', () => {
    const terms = (price: number) => ({
      ...today,
      offerPriceMinor: price,
      priceAfterMinor: price,
      nextChargeAt: nextCharge,
      nextChargeMinor: price,
    })
    expect(viewOf(offerOf(example, 'basic-plan')).choices).toEqual([
      { choice: { id: 'basic' }, label: 'Acme Basic', terms: terms(900) },
      { choice: { id: 'solo' }, label: 'Acme Solo', terms: terms(500) },
    ])
  })

  const freeUntil = (end: string) => ({
    ...today,
    offerPriceMinor: 0,
    offerEndsAt: end,
    priceAfterMinor: 2900,
    nextChargeAt: end,
    nextChargeMinor: 2900,
  })

  it('pause: from the end of the paid period on, for each length', () => {
    expect(viewOf(offerOf(example, 'pause')).choices).toEqual([
      { choice: { months: 1 }, terms: freeUntil('2027-01-10T09:00:00Z') },
      { choice: { months: 2 }, terms: freeUntil('2027-02-10T09:00:00Z') },
      { choice: { months: 3 }, terms: freeUntil('2027-03-10T09:00:00Z') },
    ])
    expect(viewOf(offerOf(kinds, 'pause')).choices).toEqual([
      { choice: { weeks: 2 }, terms: freeUntil('2026-12-24T09:00:00Z') },
      { choice: { months: 1 }, terms: freeUntil('2027-01-10T09:00:00Z') },
      { choice: { until: '2027-01-15T00:00:00Z' }, terms: freeUntil('2027-01-15T00:00:00Z') },
    ])
  })

  it('skip: one period without a charge', () => {
    expect(viewOf(offerOf(kinds, 'skip')).terms).toEqual(freeUntil('2027-01-10T09:00:00Z'))
  })

  it('extend-trial and longer-trial: days after the end of the trial', () => {
    const account = trialing.build()
    const extended = viewOf(offerOf(example, 'extend-trial'), account)
    expect(extended.terms).toEqual(freeUntil('2026-12-11T12:00:00Z'))
    expect(viewOf(offerOf(kinds, 'longer-trial'), account).terms).toEqual(
      freeUntil('2026-12-07T12:00:00Z'),
    )
  })

  it('credit: 15.00 off the next charge', () => {
    expect(viewOf(offerOf(kinds, 'credit')).terms).toEqual({
      ...today,
      offerPriceMinor: 1400,
      offerEndsAt: '2027-01-10T09:00:00Z',
      priceAfterMinor: 2900,
      nextChargeAt: nextCharge,
      nextChargeMinor: 1400,
    })
  })

  it('smaller: one plan', () => {
    const [choice] = viewOf(offerOf(kinds, 'smaller')).choices
    expect(choice).toMatchObject({
      choice: { id: 'mini' },
      label: 'Acme Mini',
      terms: { priceNowMinor: 2900, offerPriceMinor: 1900, nextChargeMinor: 1900 },
    })
  })

  it('referrals: no terms, a choice for each channel or link, or the one address', () => {
    expect(viewOf(offerOf(example, 'walkthrough'))).toMatchObject({
      isReferral: true,
      choices: [
        { choice: { id: 'booking' }, label: 'Book a call', url: 'https://example.com/book' },
        { choice: { id: 'chat' }, label: 'Chat now', url: 'https://example.com/chat' },
      ],
    })
    expect(viewOf(offerOf(kinds, 'lessons')).choices.map(({ url }) => url)).toEqual([
      'https://example.com/start',
      'https://example.com/video',
    ])
    expect(viewOf(offerOf(kinds, 'gift-shop'))).toMatchObject({
      isReferral: true,
      url: 'https://example.com/gifts',
      choices: [],
    })
    for (const id of ['lessons', 'helper', 'gift-shop']) {
      expect(viewOf(offerOf(kinds, id)).terms).toBeUndefined()
    }
  })

  it('seats: a custom offer has its own data and no terms', () => {
    expect(viewOf(offerOf(kinds, 'seats'))).toMatchObject({
      isReferral: false,
      choices: [],
      raw: { handler: 'change-seats', data: { minSeats: 1 } },
    })
    expect(viewOf(offerOf(kinds, 'seats')).terms).toBeUndefined()
  })
})

describe('discount', () => {
  const percent = (percentOff: number): Offer => ({ ...offerSamples.discount, percentOff })

  it.each([
    [999, 50, 500],
    [1999, 30, 1399],
    [3, 50, 2],
    [500, 33.1, 335],
    [1000, 0.25, 998],
    [2900, 100, 0],
    [1_000_000_000, 12.5, 875_000_000],
  ])('%i minus %d%% is %i, a half rounded up', (priceMinor, percentOff, price) => {
    const { terms } = viewOf(percent(percentOff), withSubscription({ priceMinor }))
    expect(terms).toMatchObject({ offerPriceMinor: price, nextChargeMinor: price })
  })

  it('takes no more than the price', () => {
    const offer = offerOf(kinds, 'amount-off')
    expect(viewOf(offer, withSubscription({ priceMinor: 300 })).terms).toMatchObject({
      offerPriceMinor: 0,
      nextChargeMinor: 0,
    })
  })

  it('counts its cycles in periods of the subscription', () => {
    const annual = anAccount().annualLoyal().build()
    expect(viewOf(offerSamples.discount, annual).terms?.offerEndsAt).toBe('2030-11-30T09:00:00Z')
    const fortnightly = withSubscription({ interval: 'week', intervalCount: 2 })
    expect(viewOf(offerSamples.discount, fortnightly).terms?.offerEndsAt).toBe(
      '2027-01-21T09:00:00Z',
    )
  })

  it('starts at the end of a trial', () => {
    const terms = viewOf(offerSamples.discount, trialing.build()).terms
    expect(terms).toMatchObject({
      nextChargeAt: '2026-11-27T12:00:00Z',
      offerEndsAt: '2027-02-27T12:00:00Z',
    })
  })

  it('starts at the end of the period where a trial says no end of its own', () => {
    const { trialEnd, ...subscription } = trialing.build().subscription as Subscription
    const terms = viewOf(offerSamples.discount, {
      subscription: { ...subscription, currentPeriodEnd: '2026-12-01T00:00:00Z' },
    }).terms
    expect(terms?.nextChargeAt).toBe('2026-12-01T00:00:00Z')
  })

  it.each([
    ['without an end', { percentOff: 10 }, true],
    ['that ends later', { percentOff: 10, endsAt: '2026-12-01T00:00:00Z' }, true],
    ['whose end is malformed', { percentOff: 10, endsAt: 'later' }, true],
    ['that is over', { percentOff: 10, endsAt: '2026-11-01T00:00:00Z' }, false],
  ])('is not given beside a discount %s: %j', (_name, discount, isRefused) => {
    expect(refusal(offerSamples.discount, withSubscription({ discount }))).toEqual(
      isRefused ? { because: 'active-discount' } : 'shown',
    )
    expect(refusal(offerSamples.credit, withSubscription({ discount }))).toBe('shown')
  })

  it('needs its own currency', () => {
    const euros = withSubscription({ currency: 'EUR' })
    expect(refusal(offerOf(kinds, 'amount-off'), euros)).toEqual({ because: 'wrong-currency' })
    expect(refusal(offerSamples.discount, euros)).toBe('shown')
  })
})

describe('pause', () => {
  const until = (instant: string): Offer => ({
    ...offerSamples.pause,
    choices: [{ until: instant }, { months: 1 }],
  })

  it.each([
    ['before the paid period ends', '2026-12-01T00:00:00Z'],
    ['when it ends', '2026-12-10T09:00:00Z'],
    ['in the past', '2020-01-01T00:00:00Z'],
    ['never', 'never'],
  ])('drops a choice that ends %s', (_name, instant) => {
    expect(viewOf(until(instant)).choices.map(({ choice }) => choice)).toEqual([{ months: 1 }])
  })

  it('clamps to the end of a short month', () => {
    const endOfJanuary = withSubscription({ currentPeriodEnd: '2027-01-31T00:00:00Z' })
    const ends = viewOf(offerSamples.pause, endOfJanuary).choices.map(
      ({ terms }) => terms?.nextChargeAt,
    )
    expect(ends).toEqual(['2027-02-28T00:00:00Z', '2027-03-31T00:00:00Z', '2027-04-30T00:00:00Z'])
  })

  it('takes days', () => {
    const offer: Offer = { ...offerSamples.pause, choices: [{ days: 10 }] }
    expect(viewOf(offer).choices[0]?.terms?.nextChargeAt).toBe('2026-12-20T09:00:00Z')
  })
})

describe('plan-change', () => {
  const plan = { id: 'x', name: 'X', priceMinor: 2000, currency: 'USD', interval: 'month' } as const
  const change = (...plans: object[]): Offer => ({
    ...offerSamples['plan-change'],
    plans: plans.map((keys) => ({ ...plan, ...keys })),
  })
  const idsFor = (offer: Offer, account = monthly.build()) =>
    viewOf(offer, account).choices.map(({ label }) => label)

  it.each([
    ['the plan of today', { id: 'pro' }],
    ['another currency', { currency: 'EUR' }],
    ['a dearer plan', { priceMinor: 3000 }],
    ['one that costs the same', { priceMinor: 2900 }],
    ['a year that is dearer per month', { priceMinor: 36_000, interval: 'year' }],
    ['a week that is dearer per month', { priceMinor: 800, interval: 'week' }],
    ['an interval that is none', { interval: 'eon' }],
  ])('drops %s', (_name, keys) => {
    expect(idsFor(change({ name: 'fits' }, { name: 'dropped', ...keys }))).toEqual(['fits'])
    expect(refusal(change(keys), monthly.build())).toEqual({ because: 'no-choice-left' })
  })

  it.each([
    [
      'a year that is cheaper per month',
      { priceMinor: 30_000, interval: 'year' },
      { interval: 'year', intervalCount: 1 },
    ],
    [
      'a dearer quarter that is cheaper per month',
      { priceMinor: 6000, intervalCount: 3 },
      { interval: 'month', intervalCount: 3 },
    ],
    [
      'a cheaper week',
      { priceMinor: 500, interval: 'week' },
      { interval: 'week', intervalCount: 1 },
    ],
    ['the same period', { priceMinor: 2000, intervalCount: 1 }, undefined],
    ['a free plan', { priceMinor: 0 }, undefined],
  ])('offers %s', (_name, keys, newInterval) => {
    const [choice] = viewOf(change(keys)).choices
    expect(choice?.terms?.newInterval).toEqual(newInterval)
    expect(choice?.terms).toMatchObject({
      interval: 'month',
      intervalCount: 1,
      offerPriceMinor: keys.priceMinor,
      priceAfterMinor: keys.priceMinor,
      nextChargeMinor: keys.priceMinor,
    })
  })

  it('compares with a subscription that is charged every two months', () => {
    const everyTwo = withSubscription({ intervalCount: 2 })
    expect(refusal(change({ priceMinor: 1450 }), everyTwo)).toEqual({ because: 'no-choice-left' })
    expect(idsFor(change({ priceMinor: 1449 }), everyTwo)).toEqual(['X'])
  })

  it('counts a year as twelve months', () => {
    const annual = withSubscription({ interval: 'year', priceMinor: 12_000 })
    expect(refusal(change({ priceMinor: 1000 }), annual)).toEqual({ because: 'no-choice-left' })
    expect(idsFor(change({ priceMinor: 999 }), annual)).toEqual(['X'])
  })
})

describe('credit', () => {
  it.each([
    [1500, 2900, 1400, '2027-01-10T09:00:00Z'],
    [2900, 2900, 0, '2027-01-10T09:00:00Z'],
    // 1 cent is left for the charge of 10 January, so that month is not free.
    [2901, 2900, 0, '2027-01-10T09:00:00Z'],
    [8700, 2900, 0, '2027-03-10T09:00:00Z'],
  ])(
    'of %i on %i: the next charge is %i, the full price is back at %s',
    (amount, price, next, end) => {
      const offer: Offer = { ...offerSamples.credit, amountMinor: amount }
      expect(viewOf(offer, withSubscription({ priceMinor: price })).terms).toMatchObject({
        offerPriceMinor: next,
        nextChargeMinor: next,
        nextChargeAt: nextCharge,
        offerEndsAt: end,
        priceAfterMinor: 2900,
      })
    },
  )

  it('is nothing to a free subscription', () => {
    expect(refusal(offerSamples.credit, withSubscription({ priceMinor: 0 }))).toEqual({
      because: 'no-gain',
    })
  })

  it('needs its own currency', () => {
    expect(refusal(offerSamples.credit, withSubscription({ currency: 'EUR' }))).toEqual({
      because: 'wrong-currency',
    })
  })
})

describe('trial-extension', () => {
  it('names the end of the trial where it is missing or malformed', () => {
    for (const trialEnd of [undefined, 'soon', 5]) {
      const account = trialing.withSubscription({ trialEnd: trialEnd as string }).build()
      expect(refusal(offerSamples['trial-extension'], account)).toEqual({
        because: 'missing-field',
        field: 'subscription.trialEnd',
      })
    }
  })
})

describe('the map of kinds', () => {
  it('has three referrals, and they need no subscription', () => {
    const referrals = Object.entries(offerKinds).filter(([, { isReferral }]) => isReferral)
    expect(referrals.map(([kind]) => kind)).toEqual(['contact', 'learn', 'redirect'])
    expect(referrals.every(([, { statuses }]) => statuses === undefined)).toBe(true)
  })
})
