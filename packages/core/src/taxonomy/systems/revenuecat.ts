import type { ReasonSystem } from '../reason-system.ts'

/** RevenueCat: `cancel_reason` of the webhook CANCELLATION, `expiration_reason` of EXPIRATION. */
export const revenuecat = {
  name: 'RevenueCat',
  fields: {
    cancel_reason: {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      note: '`expiration_reason` has the same values. Nobody was asked: UNSUBSCRIBE says that they cancelled, not why.',
      sources: [
        {
          url: 'https://www.revenuecat.com/docs/integrations/webhooks/event-types-and-fields',
          read: '2026-11-22',
        },
      ],
      known: [
        { value: 'UNSUBSCRIBE', says: 'Subscriber cancelled voluntarily.', churn: 'voluntary' },
        {
          value: 'BILLING_ERROR',
          says: 'Apple, Amazon, or Google could not charge the subscriber using their payment method.',
          churn: 'involuntary',
        },
        {
          value: 'DEVELOPER_INITIATED',
          says: 'Developer cancelled the subscription.',
          churn: 'merchant',
        },
        {
          value: 'PRICE_INCREASE',
          says: 'Subscriber did not agree to a price increase.',
          churn: 'voluntary',
          category: 'price',
        },
        {
          value: 'CUSTOMER_SUPPORT',
          says: 'Customer received a refund from Apple support, a Play Store subscription was refunded through RevenueCat, …',
          churn: 'unknown',
          note: 'The subscription may still renew: RevenueCat says to look at its status. It is no complaint about support.',
        },
        {
          value: 'UNKNOWN',
          says: 'Apple did not provide the reason for the cancellation.',
          churn: 'unknown',
        },
        {
          value: 'SUBSCRIPTION_PAUSED',
          says: 'The subscription expired because it was paused (only EXPIRATION event).',
          churn: 'none',
        },
      ],
    },
  },
  to: {
    why: 'RevenueCat notes what the stores tell it and takes no reason. Keep the category as an attribute of the customer.',
  },
} as const satisfies ReasonSystem
