import type { Account, HistoryEntry, Subscription } from '@fairwell/core'

type Subscriber = NonNullable<Account['subscriber']>

/** Builds an account step by step. Each step returns a new builder; the one before stays as it was. */
export interface AccountBuilder {
  /** Pays 29.00 USD each month, for four months. The start of every account. */
  monthly(): AccountBuilder
  /** Pays 290.00 USD each year, for three years. */
  annualLoyal(): AccountBuilder
  /** In a trial that ends in five days. */
  trialing(): AccountBuilder
  /** Has cancelled already; the subscription runs out at the period's end. */
  cancelling(): AccountBuilder
  /** Without `subscriber.id`: no `subject`, no experiment, no holdout. */
  withoutId(): AccountBuilder
  withSubscriber(subscriber: Partial<Subscriber>): AccountBuilder
  withSubscription(subscription: Partial<Subscription>): AccountBuilder
  /** Adds a decision of an earlier attempt. Default: `discount` applied 30 days ago. */
  withHistory(entry?: Partial<HistoryEntry>): AccountBuilder
  /** The account: plain data, new on each call. */
  build(): Account
}

const monthly = {
  subscriber: {
    id: 'subscriber-1',
    firstName: 'Ada',
    email: 'ada@example.com',
    createdAt: '2026-07-10T09:00:00.000Z',
    tenureMonths: 4,
  },
  subscription: {
    id: 'subscription-1',
    status: 'active',
    planId: 'pro',
    planName: 'Acme Pro',
    priceMinor: 2900,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    startedAt: '2026-07-10T09:00:00.000Z',
    currentPeriodEnd: '2026-12-10T09:00:00.000Z',
  },
} as const satisfies Account

const annual = {
  priceMinor: 29000,
  interval: 'year',
  startedAt: '2023-11-30T09:00:00.000Z',
  currentPeriodEnd: '2027-11-30T09:00:00.000Z',
} as const

/**
 * Starts a valid account, a monthly subscriber fitted to the time of `fakePorts()`.
 *
 * @example
 * const account = anAccount().trialing().withoutId().build()
 */
export function anAccount(): AccountBuilder {
  return accountBuilder(monthly)
}

function accountBuilder(account: Account): AccountBuilder {
  const subscriber = (keys: Partial<Subscriber>): Account => ({
    ...account,
    subscriber: { ...account.subscriber, ...keys },
  })
  const change = (
    keys: Partial<Subscription>,
    base: Subscription = account.subscription ?? monthly.subscription,
  ) => accountBuilder({ ...account, subscription: { ...base, ...keys } })

  return {
    monthly: () => change({}, monthly.subscription),
    annualLoyal: () =>
      accountBuilder(
        subscriber({ createdAt: '2023-11-30T09:00:00.000Z', tenureMonths: 35 }),
      ).withSubscription({ ...monthly.subscription, ...annual }),
    trialing: () =>
      accountBuilder(
        subscriber({ createdAt: '2026-11-13T12:00:00.000Z', tenureMonths: 0 }),
      ).withSubscription({
        ...monthly.subscription,
        status: 'trialing',
        startedAt: '2026-11-13T12:00:00.000Z',
        currentPeriodEnd: '2026-11-27T12:00:00.000Z',
        trialEnd: '2026-11-27T12:00:00.000Z',
      }),
    cancelling: () => change({ status: 'cancelling' }),
    withoutId() {
      const { id: _left, ...rest } = account.subscriber ?? {}
      return accountBuilder({ ...account, subscriber: rest })
    },
    withSubscriber: (keys) => accountBuilder(subscriber(keys)),
    withSubscription: (keys) => change(keys),
    withHistory: (entry) =>
      accountBuilder({
        ...account,
        history: [
          ...(account.history ?? []),
          {
            offerId: 'discount',
            kind: 'discount',
            attemptId: '019a7000-0000-7000-8000-000000000001',
            decision: 'applied',
            at: '2026-10-23T12:00:00.000Z',
            ...entry,
          },
        ],
      }),
    build: () => structuredClone(account),
  }
}
