import { ownIds, ownValues } from '../own-values.ts'
import type { ReasonSystem } from '../reason-system.ts'

const types = { url: 'https://www.npmjs.com/package/recurly/v/4.81.0', read: '2026-11-22' }

/** Recurly: its API takes no reason; why a subscription expired is text. */
export const recurly = {
  name: 'Recurly',
  fields: {
    'custom_fields.cancel_category': {
      kind: 'answer',
      values: 'merchant',
      isWritable: true,
      note: 'Cancelling a subscription takes `timeframe` and nothing else. Custom fields are yours, and have to be defined in Recurly first: this name and its values are our advice.',
      sources: [types],
      known: ownValues,
    },
    expiration_reason: {
      kind: 'cause',
      values: 'documented',
      isWritable: false,
      note: 'The API describes it as text without a list; these are the values that the support pages explain, in their spelling.',
      sources: [
        {
          url: 'https://support.recurly.com/hc/en-us/articles/360027910612-Where-can-I-find-the-expiration-reason-for-a-churned-subscription-',
          read: '2026-11-22',
        },
        types,
      ],
      known: [
        { value: 'canceled', says: 'the customer canceled it', churn: 'voluntary' },
        {
          value: 'non-payment',
          says: 'the transaction failed, the invoice went into the dunning process and was never recovered',
          churn: 'involuntary',
        },
        {
          value: 'nonpayment_trial',
          says: 'billing information was not added by the end of the trial',
          churn: 'involuntary',
        },
        {
          value: 'nonpayment_gift',
          says: 'a gift card amount was exhausted and billing information was not added',
          churn: 'involuntary',
        },
        {
          value: 'tax_location_invalid',
          says: 'the EU or NZ GST tax validation check failed',
          churn: 'involuntary',
        },
        {
          value: 'fixed billing cycles',
          says: 'configured to expire after a limited number of billing cycles and not renewed',
          churn: 'merchant',
        },
        {
          value: 'account_closed',
          says: 'the account was manually closed through the admin console or API',
          churn: 'merchant',
        },
      ],
    },
  },
  to: { field: 'custom_fields.cancel_category', values: ownIds },
} as const satisfies ReasonSystem
