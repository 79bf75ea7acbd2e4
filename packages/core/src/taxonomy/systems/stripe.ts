import type { ReasonSystem } from '../reason-system.ts'

const types = { url: 'https://www.npmjs.com/package/stripe/v/23.1.0', read: '2026-11-22' }

/** Stripe Billing: `cancellation_details` of a subscription. */
export const stripe = {
  name: 'Stripe',
  fields: {
    'cancellation_details.feedback': {
      kind: 'answer',
      values: 'closed',
      isWritable: true,
      sources: [
        {
          url: 'https://docs.stripe.com/customer-management/cancellation-page',
          read: '2026-11-22',
        },
        types,
      ],
      known: [
        {
          value: 'too_expensive',
          says: 'It’s too expensive',
          churn: 'voluntary',
          category: 'price',
        },
        {
          value: 'missing_features',
          says: 'I need more features',
          churn: 'voluntary',
          category: 'features',
        },
        {
          value: 'switched_service',
          says: 'I found an alternative',
          churn: 'voluntary',
          category: 'competitor',
        },
        { value: 'unused', says: 'I no longer need it', churn: 'voluntary', category: 'usage' },
        {
          value: 'customer_service',
          says: 'Customer service was less than expected',
          churn: 'voluntary',
          category: 'support',
        },
        {
          value: 'too_complex',
          says: 'Ease of use was less than expected',
          churn: 'voluntary',
          category: 'complexity',
        },
        {
          value: 'low_quality',
          says: 'Quality was less than expected',
          churn: 'voluntary',
          category: 'quality',
        },
        { value: 'other', says: 'Other reason', churn: 'voluntary', category: 'other' },
      ],
    },
    'cancellation_details.feedback_option': {
      kind: 'answer',
      values: 'merchant',
      isWritable: true,
      note: 'The id of a Feedback Option that you have created, so the values are your own; `feedback` stays the closed list.',
      sources: [
        {
          url: 'https://docs.stripe.com/changelog/endive/2026-09-30/feedback-options-api',
          read: '2026-11-22',
        },
        types,
      ],
      known: [],
    },
    'cancellation_details.reason': {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      sources: [types],
      known: [
        {
          value: 'cancellation_requested',
          churn: 'voluntary',
          note: 'Somebody asked for it: the subscriber in the portal, or you through the API.',
        },
        { value: 'payment_failed', churn: 'involuntary' },
        {
          value: 'payment_disputed',
          churn: 'involuntary',
          note: 'Who disputes a payment may have wanted to leave; nobody asked.',
        },
        {
          value: 'canceled_by_retention_policy',
          churn: 'unknown',
          note: 'Stripe’s types name it and do not describe it.',
        },
      ],
    },
  },
  to: {
    field: 'cancellation_details.feedback',
    values: {
      price: 'too_expensive',
      usage: 'unused',
      features: 'missing_features',
      quality: 'low_quality',
      complexity: 'too_complex',
      support: 'customer_service',
      competitor: 'switched_service',
      business: 'other',
      temporary: 'unused',
      other: 'other',
    },
  },
} as const satisfies ReasonSystem
