import type { ReasonSystem } from '../reason-system.ts'

const read = '2026-11-22'
const survey = {
  url: 'https://github.com/googleapis/google-api-php-client-services/blob/main/src/AndroidPublisher/CancelSurveyResult.php',
  read,
}
const contexts = {
  url: 'https://www.npmjs.com/package/@googleapis/androidpublisher/v/42.0.0',
  read,
}
const first = 'https://googleapis.dev/ruby/google-apis-androidpublisher_v3/v0.74.0/Google/Apis'

/** Google Play: asks in its own dialog; the Developer API only tells. */
export const googlePlay = {
  name: 'Google Play',
  fields: {
    'cancelSurveyResult.reason': {
      kind: 'answer',
      values: 'closed',
      isWritable: false,
      note: '`purchases.subscriptionsv2`, in `canceledStateContext.userInitiatedCancellation`. `reasonUserInput` has their words, with CANCEL_SURVEY_REASON_OTHERS only.',
      sources: [survey],
      known: [
        {
          value: 'CANCEL_SURVEY_REASON_NOT_ENOUGH_USAGE',
          says: 'Not enough usage of the subscription.',
          churn: 'voluntary',
          category: 'usage',
        },
        {
          value: 'CANCEL_SURVEY_REASON_TECHNICAL_ISSUES',
          says: 'Technical issues while using the app.',
          churn: 'voluntary',
          category: 'quality',
        },
        {
          value: 'CANCEL_SURVEY_REASON_COST_RELATED',
          says: 'Cost related issues.',
          churn: 'voluntary',
          category: 'price',
        },
        {
          value: 'CANCEL_SURVEY_REASON_FOUND_BETTER_APP',
          says: 'The user found a better app.',
          churn: 'voluntary',
          category: 'competitor',
        },
        {
          value: 'CANCEL_SURVEY_REASON_OTHERS',
          says: 'Other reasons.',
          churn: 'voluntary',
          category: 'other',
        },
        {
          value: 'CANCEL_SURVEY_REASON_UNSPECIFIED',
          says: 'Unspecified cancel survey reason.',
          churn: 'voluntary',
          note: 'They were asked and did not answer.',
        },
      ],
    },
    canceledStateContext: {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      note: 'The name of the one member that is there.',
      sources: [contexts],
      known: [
        {
          value: 'userInitiatedCancellation',
          says: 'Subscription was canceled by user.',
          churn: 'voluntary',
        },
        {
          value: 'systemInitiatedCancellation',
          says: 'Subscription was canceled by the system, for example because of a billing problem.',
          churn: 'involuntary',
        },
        {
          value: 'developerInitiatedCancellation',
          says: 'Subscription was canceled by the developer.',
          churn: 'merchant',
        },
        {
          value: 'replacementCancellation',
          says: 'Subscription was replaced by a new subscription.',
          churn: 'none',
        },
      ],
    },
    'v1 cancelSurveyReason': {
      kind: 'answer',
      values: 'closed',
      isWritable: false,
      note: '`purchases.subscriptions`, the first version of the API: `cancelSurveyResult.cancelSurveyReason`, a number. Google’s Node client has left it out.',
      sources: [{ url: `${first}/AndroidpublisherV3/SubscriptionCancelSurveyResult.html`, read }],
      known: [
        { value: '0', says: 'Other', churn: 'voluntary', category: 'other' },
        {
          value: '1',
          says: 'I don’t use this service enough',
          churn: 'voluntary',
          category: 'usage',
        },
        { value: '2', says: 'Technical issues', churn: 'voluntary', category: 'quality' },
        { value: '3', says: 'Cost-related reasons', churn: 'voluntary', category: 'price' },
        { value: '4', says: 'I found a better app', churn: 'voluntary', category: 'competitor' },
      ],
    },
    'v1 cancelReason': {
      kind: 'cause',
      values: 'closed',
      isWritable: false,
      sources: [{ url: 'https://stackoverflow.com/questions/65876551', read }],
      known: [
        { value: '0', says: 'User canceled the subscription', churn: 'voluntary' },
        {
          value: '1',
          says: 'Subscription was canceled by the system, for example because of a billing problem',
          churn: 'involuntary',
        },
        {
          value: '2',
          says: 'Subscription was replaced with a new subscription',
          churn: 'none',
        },
        { value: '3', says: 'Subscription was canceled by the developer', churn: 'merchant' },
      ],
    },
  },
  to: {
    field: 'cancelSurveyResult.reason',
    values: {
      price: 'CANCEL_SURVEY_REASON_COST_RELATED',
      usage: 'CANCEL_SURVEY_REASON_NOT_ENOUGH_USAGE',
      features: 'CANCEL_SURVEY_REASON_OTHERS',
      quality: 'CANCEL_SURVEY_REASON_TECHNICAL_ISSUES',
      complexity: 'CANCEL_SURVEY_REASON_OTHERS',
      support: 'CANCEL_SURVEY_REASON_OTHERS',
      competitor: 'CANCEL_SURVEY_REASON_FOUND_BETTER_APP',
      business: 'CANCEL_SURVEY_REASON_OTHERS',
      temporary: 'CANCEL_SURVEY_REASON_NOT_ENOUGH_USAGE',
      other: 'CANCEL_SURVEY_REASON_OTHERS',
    },
  },
} as const satisfies ReasonSystem
