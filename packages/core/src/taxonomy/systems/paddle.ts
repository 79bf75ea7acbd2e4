import { ownIds, ownValues } from '../own-values.ts'
import type { ReasonSystem } from '../reason-system.ts'

const retain = {
  url: 'https://developer.paddle.com/build/retain/configure-cancellation-flows-surveys',
  read: '2026-11-22',
}

/** Paddle: its API takes no reason; its own survey (Retain) tells what was chosen as text. */
export const paddle = {
  name: 'Paddle',
  fields: {
    'custom_data.cancel_category': {
      kind: 'answer',
      values: 'merchant',
      isWritable: true,
      note: 'Cancelling a subscription takes `effective_from` and nothing else. `custom_data` of the subscription is yours: this key and its values are our advice.',
      sources: [
        {
          url: 'https://www.npmjs.com/package/@paddle/paddle-node-sdk/v/3.10.0',
          read: '2026-11-22',
        },
      ],
      known: ownValues,
    },
    cancelReason: {
      kind: 'answer',
      values: 'documented',
      isWritable: false,
      note: 'What `Paddle.Retain.initCancellationFlow()` resolves with: text, and no list of its values is published. These are the choices that the pages of Retain show.',
      sources: [
        retain,
        { url: 'https://www.npmjs.com/package/@paddle/paddle-js/v/1.6.5', read: '2026-11-22' },
      ],
      known: [
        {
          value: 'Not useful right now',
          says: 'not useful right now',
          churn: 'voluntary',
          category: 'temporary',
        },
        {
          value: 'Didn’t see the value',
          says: 'didn’t see the value',
          churn: 'voluntary',
          category: 'usage',
        },
        { value: 'Poor support', says: 'poor support', churn: 'voluntary', category: 'support' },
        {
          value: 'Missing features',
          says: 'missing features',
          churn: 'voluntary',
          category: 'features',
        },
        { value: 'Other', says: 'other', churn: 'voluntary', category: 'other' },
      ],
    },
  },
  to: { field: 'custom_data.cancel_category', values: ownIds },
} as const satisfies ReasonSystem
