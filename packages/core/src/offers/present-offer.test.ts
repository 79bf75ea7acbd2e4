import { anAccount, offerSamples } from '@fairwell/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account, Subscription, SubscriptionStatus } from '../schema/account-schema.ts'
import type { Offer, OfferKind } from '../schema/offer-schema.ts'
import { presentOffer } from './present-offer.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const offers: readonly Offer[] = Object.values(offerSamples)
const free: OfferKind[] = ['contact', 'learn', 'redirect', 'custom']

const shownFor = (account: Account): OfferKind[] =>
  offers.filter((offer) => presentOffer({ offer }, account, now).view).map(({ kind }) => kind)

describe('presentOffer', () => {
  it.each<[SubscriptionStatus, OfferKind[]]>([
    ['active', ['discount', 'pause', 'plan-change', 'credit', 'skip', ...free]],
    ['past_due', ['discount', 'pause', 'plan-change', 'credit', 'skip', ...free]],
    ['trialing', ['discount', 'plan-change', 'trial-extension', 'credit', ...free]],
    ['paused', free],
    ['cancelling', []],
    ['cancelled', []],
  ])('shows what a subscription that is %s can have', (status, kinds) => {
    const account = anAccount()
      .withSubscription({ status, trialEnd: '2026-11-27T12:00:00Z' })
      .build()
    expect(shownFor(account).sort()).toEqual([...kinds].sort())
    for (const offer of offers.filter(({ kind }) => !kinds.includes(kind))) {
      expect(presentOffer({ offer }, account, now)).toEqual({ because: 'status' })
    }
  })

  it('shows referrals and custom offers without a subscription, and names it for the others', () => {
    expect(shownFor({}).sort()).toEqual([...free].sort())
    expect(presentOffer({ offer: offerSamples.discount }, {}, now)).toEqual({
      because: 'missing-field',
      field: 'subscription',
    })
  })

  const malformed: { [field in keyof Subscription]?: readonly unknown[] } = {
    status: [undefined, '', null],
    priceMinor: [undefined, '2900', 29.5, Number.NaN, -1, null],
    currency: [undefined, 'usd', 'US', '', 5, null],
    interval: [undefined, 'monthly', 'constructor', null],
    intervalCount: [undefined, 0, -1, 1.5, '1', null],
    currentPeriodEnd: [undefined, 'soon', '2026-12-10T09:00:00', 1_800_000_000, null],
  }

  it.each(
    Object.entries(malformed).flatMap(([field, values]) => values.map((value) => [field, value])),
  )('names %s where it is %j', (field, value) => {
    const account = anAccount()
      .withSubscription({ [field as string]: value })
      .build()
    for (const kind of ['discount', 'pause', 'plan-change', 'credit', 'skip'] as const) {
      expect(presentOffer({ offer: offerSamples[kind] }, account, now)).toEqual({
        because: 'missing-field',
        field: `subscription.${field}`,
      })
    }
    expect(presentOffer({ offer: offerSamples.contact }, account, now).view).toBeDefined()
  })

  it.each([
    ['currentPeriodEnd', { currentPeriodEnd: '2026-11-22T12:00:00Z' }],
    ['trialEnd', { status: 'trialing', trialEnd: '2026-11-21T12:00:00Z' }],
  ] as const)('CF-21 states no dates from a %s that is over, and names it', (field, stale) => {
    const account = anAccount().withSubscription(stale).build()
    for (const offer of [offerSamples.discount, offerSamples.credit]) {
      expect(presentOffer({ offer }, account, now)).toEqual({
        because: 'missing-field',
        field: `subscription.${field}`,
      })
    }
  })

  it.each([
    [0, ['discount', 'credit', 'skip', 'plan-change']],
    // 1 % of 10 cents is less than half a cent.
    [10, ['discount']],
  ] as const)('CF-21 offers nothing that saves nothing on a price of %i', (priceMinor, hidden) => {
    const account = anAccount().withSubscription({ priceMinor }).build()
    const one: Offer = { ...offerSamples.discount, percentOff: 1 }
    for (const offer of [
      one,
      offerSamples.credit,
      offerSamples.skip,
      offerSamples['plan-change'],
    ]) {
      const isHidden = hidden.includes(offer.kind as never)
      expect([offer.kind, !presentOffer({ offer }, account, now).view]).toEqual([
        offer.kind,
        offer.kind === 'plan-change' || isHidden,
      ])
    }
  })

  it('keeps what decides about the offer out of its own keys', () => {
    const offer: Offer = { ...offerSamples.skip, when: { category: 'usage' }, cooldownDays: 30 }
    const { view } = presentOffer({ offer }, anAccount().build(), now)
    expect(view?.raw).toEqual({ cycles: 1 })
    expect(view).not.toHaveProperty('when')
  })

  it('does not change the offer or the account', () => {
    const account = anAccount().build()
    const before = structuredClone({ account, offers })
    for (const offer of offers) presentOffer({ offer }, account, now)
    expect({ account, offers }).toEqual(before)
  })

  it.each(['status', 'currency', 'interval', 'currentPeriodEnd', 'trialEnd', 'discount'])(
    'takes a %s that is no text for missing',
    (key) => {
      const odd = { [key]: { toString: {} } }
      const account = anAccount().withSubscription(odd).build()
      for (const offer of offers) expect(() => presentOffer({ offer }, account, now)).not.toThrow()
    },
  )

  it('never throws, whatever a page writes for a subscription', () => {
    const key = fc.constantFrom(
      'status',
      'planId',
      'priceMinor',
      'currency',
      'interval',
      'intervalCount',
      'currentPeriodEnd',
      'trialEnd',
      'discount',
    )
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('active', 'trialing', 'USD', 'month', '2026-12-10T09:00:00Z'),
      fc.integer(),
      fc.double(),
    )
    return fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (keys) => {
        const account = anAccount().withSubscription(keys).build()
        for (const offer of offers) {
          const { view } = presentOffer({ offer }, account, now)
          for (const terms of [view?.terms, ...(view?.choices ?? []).map((one) => one.terms)]) {
            if (!terms) continue
            expect(Number.isSafeInteger(terms.offerPriceMinor)).toBe(true)
            expect(Number.isNaN(Date.parse(terms.nextChargeAt))).toBe(false)
          }
        }
      }),
    )
  })
})
