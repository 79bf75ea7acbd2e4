import { anAccount } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { Account } from '../schema/account-schema.ts'
import { readField } from './read-field.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const account = anAccount()
  .withSubscriber({
    jurisdiction: 'us-ca',
    attributes: { tier: 'gold', 'usage.last': 3, usage: { last: 4, first: 5 }, tags: ['a', 'b'] },
  })
  .withSubscription({ quantity: 2, discount: { percentOff: 10, endsAt: '2026-01-01T00:00:00Z' } })
  .build()

describe('readField', () => {
  it.each([
    ['subscriber.id', 'subscriber-1'],
    ['subscriber.firstName', 'Ada'],
    ['subscriber.email', 'ada@example.com'],
    ['subscriber.createdAt', '2026-07-10T09:00:00.000Z'],
    ['subscriber.tenureMonths', 4],
    ['subscriber.jurisdiction', 'us-ca'],
    ['subscription.id', 'subscription-1'],
    ['subscription.status', 'active'],
    ['subscription.planId', 'pro'],
    ['subscription.planName', 'Acme Pro'],
    ['subscription.priceMinor', 2900],
    ['subscription.currency', 'USD'],
    ['subscription.interval', 'month'],
    ['subscription.intervalCount', 1],
    ['subscription.quantity', 2],
    ['subscription.startedAt', '2026-07-10T09:00:00.000Z'],
    ['subscription.currentPeriodEnd', '2026-12-10T09:00:00.000Z'],
    ['subscription.trialEnd', undefined],
    ['subscription.discount.percentOff', 10],
    ['subscription.discount.endsAt', '2026-01-01T00:00:00Z'],
    ['subscriber.attributes.tier', 'gold'],
    ['subscriber.attributes.tags', ['a', 'b']],
    ['subscriber.attributes.usage.last', 3],
    ['subscriber.attributes.usage.first', 5],
    ['subscriber.attributes.none', undefined],
    ['subscriber.attributes.tier.none', undefined],
    ['nowhere', undefined],
    ['', undefined],
    ['.', undefined],
  ])('reads %s', (path, value) => {
    expect(readField(path, account, now)).toEqual(value)
  })

  it.each([
    'constructor',
    '__proto__',
    'subscriber.constructor.name',
    'subscriber.__proto__.toString',
    'subscriber.attributes.hasOwnProperty',
    'subscriber.attributes.tags.map',
    'subscriber.firstName.trim',
  ])('does not reach a prototype through %s', (path) => {
    expect(readField(path, account, now)).toBeUndefined()
  })

  describe('history', () => {
    const withHistory = anAccount()
      .withHistory({ attemptId: 'a', decision: 'applied', at: '2026-10-23T12:00:00Z' })
      .withHistory({ attemptId: 'a', decision: 'declined', at: '2026-11-21T12:00:00Z' })
      .withHistory({ attemptId: 'b', decision: 'applied', at: '2026-11-20T13:00:00Z' })
      .build()

    it.each([
      ['history.attempts', 2],
      ['history.applied', 2],
      ['history.daysSinceApplied', 1],
    ])('counts %s', (path, value) => {
      expect(readField(path, withHistory, now)).toBe(value)
    })

    it.each([
      ['history.attempts', 0],
      ['history.applied', 0],
      ['history.daysSinceApplied', undefined],
    ])('is an empty list where there is none: %s', (path, value) => {
      expect(readField(path, {}, now)).toBe(value)
      expect(readField(path, { history: 'x' } as unknown as Account, now)).toBe(value)
    })

    it('knows no days since an offer that was only declined, or whose time is malformed', () => {
      const declined = anAccount().withHistory({ decision: 'declined' }).build()
      const malformed = anAccount().withHistory({ at: 'yesterday' }).build()
      expect(readField('history.daysSinceApplied', declined, now)).toBeUndefined()
      expect(readField('history.daysSinceApplied', malformed, now)).toBeUndefined()
    })

    it('survives entries that are none', () => {
      const broken = { history: [null, 5, {}] } as unknown as Account
      expect(readField('history.applied', broken, now)).toBe(0)
      expect(readField('history.daysSinceApplied', broken, now)).toBeUndefined()
    })
  })
})
