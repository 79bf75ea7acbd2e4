import type { Account, Offer, Subscription } from '@fairwell/core'
import { describe, expect, it, vi } from 'vitest'
import { type BillingProvider, isBillingError } from './billing-provider.ts'
import { type MemoryBillingOptions, memoryBilling } from './memory-billing.ts'

const now = Date.parse('2026-11-22T10:00:00Z')

function anAccount(subscription: Partial<Subscription> = {}): Account {
  return {
    subscriber: { id: 'ada', firstName: 'Ada' },
    subscription: {
      id: 'sub-1',
      status: 'active',
      planId: 'pro',
      planName: 'Acme Pro',
      priceMinor: 2000,
      currency: 'USD',
      interval: 'month',
      intervalCount: 1,
      currentPeriodEnd: '2026-12-01T00:00:00Z',
      ...subscription,
    },
  }
}

function aBilling(account = anAccount(), options: Partial<MemoryBillingOptions> = {}) {
  return memoryBilling({ accounts: [account], now: () => now, ...options })
}

const subject = { subscriberId: 'ada', subscriptionId: 'sub-1' }
const base = { ...subject, attemptId: 'a1', account: {}, idempotencyKey: 'k1' }

function apply(billing: BillingProvider, offer: object, choice?: object, idempotencyKey = 'k1') {
  return billing.applyOffer({
    ...base,
    idempotencyKey,
    offer: { id: 'o', title: 'O', ...offer } as Offer,
    choice: choice as never,
  })
}

describe('memoryBilling', () => {
  it.each([
    [
      'a discount',
      { kind: 'discount', percentOff: 50, cycles: 3 },
      undefined,
      {
        priceMinor: 1000,
        discount: { percentOff: 50, endsAt: '2027-03-01T00:00:00Z' },
      },
      '2026-11-22T10:00:00.000Z',
    ],
    [
      'an amount off for good',
      { kind: 'discount', amountOffMinor: 500, currency: 'USD', forever: true },
      undefined,
      { priceMinor: 1500, discount: { amountOffMinor: 500 } },
      '2026-11-22T10:00:00.000Z',
    ],
    [
      'a pause from the end of the paid period',
      { kind: 'pause', choices: [{ months: 1 }, { months: 2 }] },
      { months: 2 },
      { status: 'paused', currentPeriodEnd: '2027-02-01T00:00:00Z' },
      '2026-12-01T00:00:00Z',
    ],
    [
      'a smaller plan with another period',
      {
        kind: 'plan-change',
        plans: [
          { id: 'basic', name: 'Basic', priceMinor: 9000, currency: 'USD', interval: 'year' },
          { id: 'solo', name: 'Solo', priceMinor: 500, currency: 'USD', interval: 'month' },
        ],
      },
      { id: 'basic' },
      {
        planId: 'basic',
        planName: 'Basic',
        priceMinor: 9000,
        interval: 'year',
        intervalCount: 1,
      },
      '2026-12-01T00:00:00Z',
    ],
    [
      'a skipped period',
      { kind: 'skip', cycles: 1 },
      undefined,
      { currentPeriodEnd: '2027-01-01T00:00:00Z' },
      '2026-12-01T00:00:00Z',
    ],
  ])('applies %s', async (_name, offer, choice, change, effectiveAt) => {
    const onChange = vi.fn()
    const billing = aBilling(anAccount(), { onChange })
    const result = await apply(billing, offer, choice)
    expect(result).toEqual({ effectiveAt, receiptId: 'receipt-0001' })
    const account = anAccount(change as Partial<Subscription>)
    expect(billing.account('sub-1')).toEqual(account)
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ kind: offer.kind, account })
  })

  it('extends a trial and puts off its first charge', async () => {
    const trial = {
      status: 'trialing',
      trialEnd: '2026-11-30T00:00:00Z',
      currentPeriodEnd: '2026-11-30T00:00:00Z',
    } as const
    const billing = aBilling(anAccount(trial))
    await apply(billing, { kind: 'trial-extension', days: 14 })
    expect(billing.account('sub-1')?.subscription).toMatchObject({
      trialEnd: '2026-12-14T00:00:00Z',
      currentPeriodEnd: '2026-12-14T00:00:00Z',
    })
  })

  it('adds credits up beside the subscription', async () => {
    const billing = aBilling()
    const credit = { kind: 'credit', amountMinor: 700, currency: 'USD' }
    await apply(billing, credit, undefined, 'k1')
    await apply(billing, credit, undefined, 'k2')
    expect(billing.account('sub-1')).toMatchObject({
      subscriber: { firstName: 'Ada', attributes: { creditMinor: 1400 } },
      subscription: { priceMinor: 2000 },
    })
  })

  it('goes back to the full price when the discount has ended', async () => {
    let time = now
    const billing = aBilling(anAccount(), { now: () => time })
    await apply(billing, { kind: 'discount', percentOff: 100, cycles: 1 })
    expect(billing.account('sub-1')?.subscription?.priceMinor).toBe(0)
    time = Date.parse('2027-01-01T00:00:00Z')
    expect(await billing.getAccount(subject)).toEqual(anAccount())
  })

  it('applies a custom offer as it was told to, and no other', async () => {
    const offer = { kind: 'custom', handler: 'change-seats' }
    const custom = { 'change-seats': () => ({ quantity: 2 }) }
    const billing = aBilling(anAccount(), { custom })
    expect(billing.supports('custom', 'change-seats')).toBe(true)
    expect(billing.supports('custom', 'toString')).toBe(false)
    await apply(billing, offer)
    expect(billing.account('sub-1')?.subscription?.quantity).toBe(2)
    await expect(apply(billing, { ...offer, handler: 'other' }, {}, 'k2')).rejects.toSatisfy(
      isBillingError,
    )
  })

  it('cancels at the end of what is paid, and says so again for the next key', async () => {
    const billing = aBilling()
    const first = await billing.cancel(base)
    const again = await billing.cancel({ ...base, idempotencyKey: 'k2' })
    expect(first.effectiveAt).toBe('2026-12-01T00:00:00Z')
    expect(again.effectiveAt).toBe(first.effectiveAt)
    expect(billing.account('sub-1')?.subscription?.status).toBe('cancelling')
  })

  it('ends a trial at its end', async () => {
    const billing = aBilling(anAccount({ status: 'trialing', trialEnd: '2026-11-25T00:00:00Z' }))
    expect((await billing.cancel(base)).effectiveAt).toBe('2026-11-25T00:00:00Z')
  })

  it('leaves a subscription that is over as it is', async () => {
    const billing = aBilling(anAccount({ status: 'cancelled' }))
    await billing.cancel(base)
    expect(billing.account('sub-1')?.subscription?.status).toBe('cancelled')
  })

  it('carries each key out once', async () => {
    const billing = aBilling()
    const skip = { kind: 'skip', cycles: 1 }
    const results = [await apply(billing, skip), await apply(billing, skip)]
    expect(results[1]).toEqual(results[0])
    expect(billing.actions).toHaveLength(1)
  })

  it('gives nobody the subscription of another', async () => {
    const billing = aBilling()
    const eve = { ...subject, subscriberId: 'eve' }
    expect(await billing.getAccount(eve)).toBeUndefined()
    expect(await billing.getAccount({ ...subject, subscriptionId: 'none' })).toBeUndefined()
    await expect(billing.cancel({ ...base, ...eve })).rejects.toMatchObject({ code: 'ineligible' })
  })

  it.each([
    [
      'a second discount',
      { discount: { percentOff: 10 } },
      { kind: 'discount', percentOff: 5, cycles: 1 },
    ],
    ['a choice that is not listed', {}, { kind: 'pause', choices: [{ days: 3 }, { days: 5 }] }],
    ['a referral', {}, { kind: 'redirect', url: 'https://example.com' }],
  ])('refuses %s as ineligible', async (_name, subscription, offer) => {
    const billing = aBilling(anAccount(subscription))
    await expect(apply(billing, offer, { days: 4 })).rejects.toMatchObject({ code: 'ineligible' })
    expect(billing.actions).toHaveLength(0)
  })

  it('breaks down for as many calls as it was told to', async () => {
    const billing = aBilling()
    billing.breakDown('cancel', 'retryable', 1)
    await expect(billing.cancel(base)).rejects.toMatchObject({ code: 'retryable' })
    expect((await billing.cancel(base)).receiptId).toBe('receipt-0001')
  })

  it('hangs until it is repaired, and does then what it was asked', async () => {
    const billing = aBilling()
    billing.breakDown('cancel', 'hang')
    const cancelled = billing.cancel(base)
    await Promise.resolve()
    expect(billing.actions).toHaveLength(0)
    billing.repair()
    expect((await cancelled).receiptId).toBe('receipt-0001')
  })

  it('takes another account in', async () => {
    const billing = aBilling()
    billing.put(anAccount({ status: 'paused' }))
    expect((await billing.getAccount(subject))?.subscription?.status).toBe('paused')
    expect(() => billing.put({ subscriber: { id: 'x' } })).toThrow(TypeError)
  })
})
