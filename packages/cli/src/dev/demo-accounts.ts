import type { Account, Subscription } from '@fairwell/core'

/** Who one can be on the demo page, by name. */
export const subscribers = {
  monthly: 'Ada, monthly',
  annual: 'Grace, annual and loyal',
  trialing: 'Alan, on trial',
  cancelling: 'Edsger, already cancelling',
} as const

export type SubscriberName = keyof typeof subscribers

const dayMs = 86_400_000

/**
 * The accounts of the demo's subscribers.
 *
 * @param now - Milliseconds since the Unix epoch.
 */
export function createDemoAccounts(now: number): { readonly [Name in SubscriberName]: Account } {
  const inDays = (days: number) => new Date(now + days * dayMs).toISOString().slice(0, 10)
  const account = (
    name: SubscriberName,
    tenureMonths: number,
    subscription: Partial<Subscription> = {},
  ): Account => ({
    subscriber: {
      id: `demo-${name}`,
      firstName: subscribers[name].split(',')[0],
      tenureMonths,
    },
    subscription: {
      id: `sub-${name}`,
      status: 'active',
      planId: 'pro',
      planName: 'Acme Pro',
      priceMinor: 2900,
      currency: 'USD',
      interval: 'month',
      intervalCount: 1,
      currentPeriodEnd: `${inDays(18)}T00:00:00Z`,
      ...subscription,
    },
  })
  return {
    monthly: account('monthly', 5),
    annual: account('annual', 31, {
      interval: 'year',
      priceMinor: 29_000,
      currentPeriodEnd: `${inDays(140)}T00:00:00Z`,
    }),
    trialing: account('trialing', 0, {
      status: 'trialing',
      trialEnd: `${inDays(6)}T00:00:00Z`,
      currentPeriodEnd: `${inDays(6)}T00:00:00Z`,
    }),
    cancelling: account('cancelling', 9, { status: 'cancelling' }),
  }
}
