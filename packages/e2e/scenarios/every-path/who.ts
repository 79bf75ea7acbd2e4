import type { Account, FlowDefinition } from '@fairwell/core'
import { readDefinition } from '../../src/definitions.ts'

const day = 24 * 60 * 60 * 1000
export const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

/** Pays month by month, without an id: in no experiment, so that each path is the same for everyone. */
export const monthly: Account = {
  subscriber: { firstName: 'Ada', tenureMonths: 4, createdAt: inDays(-120) },
  subscription: {
    id: 'sub_1',
    status: 'active',
    planId: 'pro',
    planName: 'Acme Pro',
    priceMinor: 2900,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    currentPeriodEnd: inDays(18),
  },
}

export function accountWith(
  subscriber: Account['subscriber'],
  subscription: Partial<NonNullable<Account['subscription']>> = {},
): Account {
  return {
    subscriber: { ...monthly.subscriber, ...subscriber },
    subscription: { ...(monthly.subscription as never as object), ...subscription } as never,
  }
}

export const trialing = accountWith(
  {},
  { status: 'trialing', trialEnd: inDays(5), currentPeriodEnd: inDays(5) },
)
const example = readDefinition('flow.example') as FlowDefinition
/** In the order they are listed, so that a path can count on it. */
export const listed = {
  ...example,
  survey: { ...example.survey, order: 'listed' },
} as FlowDefinition
export const kinds = readDefinition('flow.kinds') as FlowDefinition
/** The kinds' first screen asks about cooking; a trial is not asked. */
export const cooking = {
  question: 'Do you still cook at home?',
  answers: ['Not any more'],
} as const
