// Generated from the zod schemas by scripts/write-schemas.ts; not to be edited.

import type { ObjectShape } from './shape.ts'

export const accountShape: ObjectShape = {
  keys: {
    'subscriber?': {
      keys: {
        'id?': 'id',
        'firstName?': 'text',
        'email?': 'text',
        'createdAt?': 'instant',
        'tenureMonths?': 'nonNegative',
        'jurisdiction?': 'text',
        'attributes?': { record: 'json' },
      },
    },
    'subscription?': {
      keys: {
        id: 'id',
        status: { oneOf: ['trialing', 'active', 'past_due', 'paused', 'cancelling', 'cancelled'] },
        planId: 'id',
        planName: 'text',
        priceMinor: 'priceMinor',
        currency: 'currency',
        interval: { oneOf: ['day', 'week', 'month', 'year'] },
        intervalCount: 'count',
        'quantity?': 'countOrNone',
        'startedAt?': 'instant',
        currentPeriodEnd: 'instant',
        'trialEnd?': 'instant',
        'cancelFeeMinor?': 'priceMinor',
        'discount?': {
          role: 'runningDiscount',
          keys: { 'percentOff?': 'share', 'amountOffMinor?': 'priceMinor', 'endsAt?': 'instant' },
        },
      },
    },
    'history?': {
      list: {
        keys: {
          offerId: 'id',
          kind: {
            oneOf: [
              'discount',
              'pause',
              'plan-change',
              'trial-extension',
              'credit',
              'skip',
              'contact',
              'learn',
              'redirect',
              'custom',
            ],
          },
          attemptId: 'id',
          decision: { oneOf: ['declined', 'applied'] },
          at: 'instant',
        },
      },
    },
  },
}
