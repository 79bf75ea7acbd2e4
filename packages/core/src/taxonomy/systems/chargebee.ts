import { ownIds, ownValues } from '../own-values.ts'
import type { ReasonSystem } from '../reason-system.ts'

const types = { url: 'https://www.npmjs.com/package/chargebee/v/3.33.0', read: '2026-11-22' }

/** Chargebee: a code that the seller has set up, and what the system noted itself. */
export const chargebee = {
  name: 'Chargebee',
  fields: {
    cancel_reason_code: {
      kind: 'answer',
      values: 'merchant',
      isWritable: true,
      note: 'The code has to be set up in Chargebee first (Settings › Configure Chargebee › Reason Codes). A support article says that the parameter is ignored when a cancellation is only scheduled: read it back.',
      sources: [
        {
          url: 'https://support.chargebee.com/support/solutions/articles/254862-expected-execution-of-subscription-cancellation-reason-codes',
          read: '2026-11-22',
        },
        types,
      ],
      known: ownValues,
    },
    cancel_reason: {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      note: 'Only there when the system ended the subscription; who cancels leaves it empty.',
      sources: [
        { url: 'https://www.chargebee.com/docs/1.0/cancellations.html', read: '2026-11-22' },
        types,
      ],
      known: [
        { value: 'not_paid', says: 'Not Paid', churn: 'involuntary' },
        { value: 'no_card', says: 'No Card', churn: 'involuntary' },
        { value: 'fraud_review_failed', says: 'Fraud Review Failed', churn: 'involuntary' },
        {
          value: 'non_compliant_eu_customer',
          says: 'Non Compliant EU Customer',
          churn: 'involuntary',
        },
        { value: 'tax_calculation_failed', says: 'Tax Calculation Failed', churn: 'involuntary' },
        {
          value: 'currency_incompatible_with_gateway',
          says: 'Currency incompatible with Gateway',
          churn: 'involuntary',
        },
        { value: 'non_compliant_customer', says: 'Non Compliant Customer', churn: 'involuntary' },
      ],
    },
  },
  to: { field: 'cancel_reason_code', values: ownIds },
} as const satisfies ReasonSystem
