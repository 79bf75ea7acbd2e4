import type { Account } from '@fairwell/core'
import type { DemoSettings } from './settings.ts'

type Subscriber = NonNullable<Account['subscriber']>
type Subscription = NonNullable<Account['subscription']>

const dayMs = 86_400_000

/** What the merchant sells under each definition. */
const plans = {
  'flow.example': { planId: 'pro', planName: 'Acme Pro' },
  'flow.kinds': { planId: 'classic', planName: 'Acme Box Classic' },
} as const satisfies Record<DemoSettings['definition'], object>

/** Who the demo can sign in, with dates that fit today. */
export function createAccount(
  { subscriber: key, definition }: Pick<DemoSettings, 'subscriber' | 'definition'>,
  subscriberId: string,
  now: number,
): Account {
  /** So many days from now, and so many months before that, at nine in the morning. */
  const at = (days: number, monthsBefore = 0) => {
    const date = new Date(now + days * dayMs)
    date.setUTCHours(9, 0, 0, 0)
    date.setUTCMonth(date.getUTCMonth() - monthsBefore)
    return date.toISOString()
  }
  const monthly = {
    status: 'active',
    priceMinor: 2900,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    quantity: 1,
    startedAt: at(18, 5),
    currentPeriodEnd: at(18),
  } as const
  const people: Record<
    DemoSettings['subscriber'],
    { subscriber: Subscriber; subscription: Omit<Subscription, 'id' | 'planId' | 'planName'> }
  > = {
    monthly: {
      subscriber: { firstName: 'Ada', createdAt: at(18, 5), tenureMonths: 4 },
      subscription: monthly,
    },
    annual: {
      subscriber: {
        firstName: 'Noor',
        createdAt: at(27, 36),
        tenureMonths: 35,
        attributes: { tier: 'gold', boxes: 34 },
      },
      subscription: {
        ...monthly,
        priceMinor: 29_000,
        interval: 'year',
        startedAt: at(27, 36),
        currentPeriodEnd: at(27),
      },
    },
    trialing: {
      subscriber: { firstName: 'Kim', createdAt: at(-9), tenureMonths: 0 },
      subscription: {
        ...monthly,
        status: 'trialing',
        quantity: 3,
        startedAt: at(-9),
        currentPeriodEnd: at(5),
        trialEnd: at(5),
      },
    },
    cancelling: {
      subscriber: { firstName: 'Luis', createdAt: at(12, 8), tenureMonths: 7 },
      subscription: {
        ...monthly,
        status: 'cancelling',
        startedAt: at(12, 8),
        currentPeriodEnd: at(12),
      },
    },
    'no-id': {
      subscriber: { createdAt: at(18, 5), tenureMonths: 4 },
      subscription: monthly,
    },
  }
  const { subscriber, subscription } = people[key]
  return {
    subscriber: { id: subscriberId, ...subscriber },
    subscription: {
      id: subscriberId.replace('user', 'subscription'),
      ...plans[definition],
      ...subscription,
    },
  }
}

/** What the page may say of an account: someone without an id has neither id nor history. */
export function pageAccount(
  account: Account,
  { subscriber: key, jurisdiction }: Pick<DemoSettings, 'subscriber' | 'jurisdiction'>,
): Account {
  const { id, ...rest } = account.subscriber ?? {}
  const subscriber = {
    ...(key !== 'no-id' && id !== undefined && { id }),
    ...rest,
    ...(jurisdiction !== 'unknown' && { jurisdiction }),
  }
  return key === 'no-id'
    ? { subscriber, subscription: account.subscription }
    : { ...account, subscriber }
}
