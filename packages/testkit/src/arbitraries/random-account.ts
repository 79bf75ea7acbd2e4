import type { Account, HistoryEntry, Subscription } from '@fairwell/core'
import { testNow } from '../fakes/fake-clock.ts'
import { testUuid } from '../fakes/fake-ids.ts'
import { type Dice, dice } from './dice.ts'
import { offerKinds } from './random-offer.ts'

const dayMs = 86_400_000

/** An instant `days` from the time at which fake ports start. */
function inDays(days: number): string {
  return new Date(testNow + days * dayMs).toISOString()
}

/** The valid account of a seed, with `decisions` entries of history. */
export function randomAccount(seed: number, decisions: number): Account {
  const own = dice(seed, 'account')
  const history = Array.from({ length: decisions }, (_, index) =>
    randomDecision(dice(seed, 'history', index)),
  )
  return {
    ...(own.chance(85) && { subscriber: randomSubscriber(own) }),
    ...(own.chance(90) && { subscription: randomSubscription(own) }),
    ...(history.length > 0 && { history }),
  }
}

function randomSubscriber(own: Dice): NonNullable<Account['subscriber']> {
  return {
    ...(own.chance(75) && { id: `subscriber-${own.below(1000)}` }),
    ...(own.chance(50) && { firstName: 'Ada' }),
    ...(own.chance(30) && { email: 'ada@example.com' }),
    ...(own.chance(50) && { createdAt: inDays(-own.below(900)) }),
    ...(own.chance(60) && { tenureMonths: own.below(40) }),
    ...(own.chance(40) && {
      jurisdiction: own.pick(['us-ca', 'us-mn', 'us-ny', 'uk-2027', 'de', 'fr', 'unheard-of']),
    }),
    ...(own.chance(30) && { attributes: { tier: own.pick(['gold', 'silver']), boxes: 3 } }),
  }
}

function randomSubscription(own: Dice): Subscription {
  const status = own.pick([
    'active',
    'active',
    'active',
    'trialing',
    'past_due',
    'paused',
    'cancelling',
    'cancelled',
  ])
  const currentPeriodEnd = inDays(1 + own.below(300))
  return {
    id: 'subscription-1',
    status,
    planId: own.pick(['pro', 'basic', 'solo']),
    planName: 'Acme Pro',
    priceMinor: own.pick([0, 900, 2900, 29_000]),
    currency: own.pick(['USD', 'USD', 'USD', 'EUR', 'JPY']),
    interval: own.pick(['month', 'month', 'year', 'week', 'day']),
    intervalCount: own.pick([1, 1, 1, 3]),
    currentPeriodEnd,
    ...(own.chance(40) && { quantity: own.below(60) }),
    ...(own.chance(60) && { startedAt: inDays(-own.below(900)) }),
    ...((status === 'trialing' ? own.chance(90) : own.chance(5)) && { trialEnd: currentPeriodEnd }),
    ...(own.chance(20) && {
      discount: {
        ...(own.chance(50) ? { percentOff: 1 + own.below(100) } : { amountOffMinor: 500 }),
        ...(own.chance(60) && { endsAt: inDays(own.below(200) - 60) }),
      },
    }),
  }
}

function randomDecision(own: Dice): HistoryEntry {
  return {
    offerId: `offer-${own.below(6)}`,
    kind: own.pick(offerKinds),
    attemptId: testUuid(testNow - 1000 * dayMs, 1 + own.below(1000)),
    decision: own.pick(['declined', 'applied']),
    at: inDays(-own.below(400)),
  }
}
