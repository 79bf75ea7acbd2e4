import type { ReasonSystem } from '../reason-system.ts'

const read = '2026-11-22'
const library = {
  url: 'https://www.npmjs.com/package/@apple/app-store-server-library/v/3.1.0',
  read,
}

/** App Store: asks nobody why they cancel; it says how a subscription ended, and why money was asked back. */
export const appStore = {
  name: 'App Store',
  fields: {
    expirationIntent: {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      note: 'A number. Nobody was asked: 1 says that they turned renewal off, not why.',
      sources: [
        {
          url: 'https://developer.apple.com/documentation/appstoreserverapi/expirationintent',
          read,
        },
        { url: 'https://developer.apple.com/forums/thread/835965', read },
        library,
      ],
      known: [
        { value: '1', says: 'The customer canceled their subscription.', churn: 'voluntary' },
        {
          value: '2',
          says: 'Billing error; for example, the customer’s payment information is no longer valid.',
          churn: 'involuntary',
        },
        {
          value: '3',
          says: 'The customer didn’t consent to a price increase that requires customer consent.',
          churn: 'voluntary',
          category: 'price',
          note: 'Who never sees the question does not consent either.',
        },
        {
          value: '4',
          says: 'The product wasn’t available for purchase at the time of renewal.',
          churn: 'merchant',
          note: 'A product that was taken from sale was also seen to give 5.',
        },
        { value: '5', says: 'The subscription expired for some other reason.', churn: 'unknown' },
      ],
    },
    'EXPIRED subtype': {
      kind: 'cause',
      values: 'documented',
      isWritable: false,
      note: '`subtype` of the server notification EXPIRED; other notifications have other subtypes.',
      sources: [
        {
          url: 'https://developer.apple.com/documentation/appstoreservernotifications/subtype',
          read,
        },
        library,
      ],
      known: [
        { value: 'VOLUNTARY', churn: 'voluntary', note: 'They had turned renewal off.' },
        {
          value: 'BILLING_RETRY',
          says: 'The subscription failed to renew before the billing retry period ended.',
          churn: 'involuntary',
        },
        {
          value: 'PRICE_INCREASE',
          churn: 'voluntary',
          category: 'price',
          note: 'They did not agree to a price increase.',
        },
        {
          value: 'PRODUCT_NOT_FOR_SALE',
          churn: 'merchant',
          note: 'The product was not for sale at the time of renewal.',
        },
      ],
    },
    consumptionRequestReason: {
      kind: 'refund',
      values: 'closed',
      isWritable: false,
      note: 'What a customer chose when asking for a refund. A refund is not a cancellation: keep it apart from the answers of a survey.',
      sources: [
        {
          url: 'https://developer.apple.com/documentation/appstoreservernotifications/consumptionrequestreason',
          read,
        },
        library,
      ],
      known: [
        {
          value: 'UNINTENDED_PURCHASE',
          says: 'The customer didn’t intend to make the in-app purchase.',
          churn: 'unknown',
          category: 'other',
        },
        {
          value: 'FULFILLMENT_ISSUE',
          says: 'The customer had issues with receiving or using the in-app purchase.',
          churn: 'unknown',
          category: 'quality',
        },
        {
          value: 'UNSATISFIED_WITH_PURCHASE',
          says: 'The customer wasn’t satisfied with the in-app purchase.',
          churn: 'unknown',
          category: 'quality',
        },
        {
          value: 'LEGAL',
          says: 'The customer requested a refund based on a legal reason.',
          churn: 'unknown',
          category: 'other',
        },
        {
          value: 'OTHER',
          says: 'The customer requested a refund for other reasons.',
          churn: 'unknown',
          category: 'other',
        },
      ],
    },
  },
  to: {
    why: 'The App Store takes no reason: people cancel in the settings of their device, and no API takes a category.',
  },
} as const satisfies ReasonSystem
