import type { OfferKind } from '@fairwell/core'
import { parseAccount, parseDefinition } from '@fairwell/core/schema'
import { describe, expect, it } from 'vitest'
import { aFlow } from './a-flow.ts'
import { anAccount } from './an-account.ts'
import { anEvent, anEventBatch } from './an-event.ts'
import { offerSamples } from './offer-samples.ts'

describe('aFlow', () => {
  it('starts with a survey of three reasons', () => {
    const flow = aFlow().build()
    expect(flow.survey?.reasons.map((reason) => reason.id)).toEqual([
      'too-expensive',
      'not-using',
      'other',
    ])
    expect(flow).not.toHaveProperty('screenOrder')
  })

  it('takes only the reasons it is given, once it is given any', () => {
    const flow = aFlow()
      .withReason('price', { category: 'price' })
      .withQuestion('price', 'fair', { kind: 'scale', from: 0, to: 10 })
      .build()
    expect(flow.survey?.reasons).toEqual([
      {
        id: 'price',
        category: 'price',
        label: 'price',
        questions: [{ id: 'fair', kind: 'scale', label: 'fair', from: 0, to: 10 }],
      },
    ])
  })

  it('leaves the builder before each step as it was', () => {
    const base = aFlow()
    base.withOffer('pause')
    expect(base.build()).not.toHaveProperty('offers')
  })

  it('adds a valid offer of each kind and lets its keys be replaced', () => {
    const flow = aFlow()
      .withOffer('pause', { id: 'break', choices: [{ days: 10 }] })
      .withOffer('discount', { amountOffMinor: 500, currency: 'USD', forever: true })
      .build()
    expect(flow.offers).toEqual([
      { ...offerSamples.pause, id: 'break', choices: [{ days: 10 }] },
      {
        id: 'discount',
        kind: 'discount',
        title: offerSamples.discount.title,
        amountOffMinor: 500,
        currency: 'USD',
        forever: true,
      },
    ])
  })

  it('puts its own screens first unless the order is given', () => {
    const flow = aFlow().withScreen('keepsakes')
    expect(flow.build().screenOrder).toEqual(['keepsakes', 'survey', 'offer', 'confirm'])
    expect(flow.withScreenOrder('offer', 'keepsakes', 'confirm').build().screenOrder).toEqual([
      'offer',
      'keepsakes',
      'confirm',
    ])
    expect(aFlow().withoutSurvey().build().screenOrder).toEqual(['offer', 'confirm'])
  })

  it('refuses a question for a reason that is not there', () => {
    expect(() => aFlow().withQuestion('nothing', 'why')).toThrow('no reason "nothing"')
  })
})

describe('anAccount', () => {
  it.each([
    ['monthly', 'active', 'month'],
    ['annualLoyal', 'active', 'year'],
    ['trialing', 'trialing', 'month'],
    ['cancelling', 'cancelling', 'month'],
  ] as const)('has a %s variant', (variant, status, interval) => {
    expect(anAccount()[variant]().build().subscription).toMatchObject({ status, interval })
  })

  it('goes without an id', () => {
    expect(anAccount().withoutId().build().subscriber).not.toHaveProperty('id')
  })

  it('adds history and single facts', () => {
    const account = anAccount()
      .withHistory({ decision: 'declined' })
      .withSubscription({ quantity: 3 })
      .withSubscriber({ jurisdiction: 'us-ca' })
      .build()
    expect(account).toMatchObject({
      history: [{ offerId: 'discount', decision: 'declined' }],
      subscription: { quantity: 3 },
      subscriber: { id: 'subscriber-1', jurisdiction: 'us-ca' },
    })
  })
})

describe('anEvent', () => {
  it('gives equal events for equal arguments and other ids for others', () => {
    expect(anEvent()).toEqual(anEvent())
    const ids = [
      anEvent(),
      anEvent('screen.viewed', { seq: 2 }),
      anEvent('screen.viewed', { attempt: 2 }),
    ]
    expect(new Set(ids.map((event) => event.id)).size).toBe(3)
  })

  it('keeps a batch in order within its attempt', () => {
    const batch = anEventBatch(3, { attempt: 4 })
    expect(batch.map((event) => event.attemptseq)).toEqual([1, 2, 3])
    expect(new Set(batch.map((event) => event.attemptid)).size).toBe(1)
    expect(batch.map((event) => event.type)).toEqual([
      'fairwell.attempt.started',
      'fairwell.screen.viewed',
      'fairwell.screen.viewed',
    ])
  })

  it('has no extension that is undefined', () => {
    expect(Object.values(anEvent())).not.toContain(undefined)
  })
})

describe('what the builders make', () => {
  it('is accepted by the checker, each kind of offer and each account', () => {
    const kinds = Object.keys(offerSamples) as OfferKind[]
    const whole = kinds
      .reduce((flow, kind) => flow.withOffer(kind), aFlow())
      .withScreen('keepsakes')
      .withSegment('trial', { field: 'subscription.status', is: 'trialing' })
      .withQuestion('other', 'why')
      .withExperiment('depth')
    for (const flow of [aFlow(), aFlow().withoutSurvey(), whole]) {
      const result = parseDefinition(flow.build())
      expect(result.ok ? [] : result.issues.map(({ message }) => message)).toEqual([])
    }
    const account = anAccount()
    for (const variant of [
      account,
      account.annualLoyal(),
      account.trialing(),
      account.cancelling(),
      account.withoutId(),
      account.withHistory(),
    ]) {
      const result = parseAccount(variant.build())
      expect(result.ok ? [] : result.issues.map(({ message }) => message)).toEqual([])
    }
  })
})
