import type { Messages } from './messages.ts'

/** The widget's own words in English. Every other locale has exactly these keys. */
export const en: Messages = {
  close: 'Close',
  back: 'Back',
  step: 'Step {index} of {count}',
  next: 'Continue',
  done: 'Done',
  newTab: '(new tab)',
  testMode: 'Test mode: nothing is really changed',

  exit: 'Cancel now',
  exitToPage: 'Continue to cancel',
  stillActive: 'Your subscription is still active.',
  stillWorking: 'Still working. The result will be shown here.',

  permissionTitle: 'Would you like to see an offer first?',
  yes: 'Yes',
  no: 'No',

  optional: 'Answering is optional.',
  sensitive: 'Please leave out passwords, card numbers and health details.',

  offerTitle: 'Would this suit you better?',
  decline: 'No thanks',
  priceNow: 'Price now',
  priceWithOffer: 'With this offer',
  priceAfter: 'Renews at',
  nextCharge: 'Next charge',
  per: {
    day: '{price} per day',
    week: '{price} per week',
    month: '{price} per month',
    year: '{price} per year',
  },
  every: '{price} every {length}',
  until: '{what} until {date}',
  nothingToPay: 'Nothing to pay',
  charge: '{amount} on {date}',
  choose: 'Choose one',
  chooseFirst: 'Choose one of these first.',
  untilDate: 'Until {date}',
  accept: {
    discount: 'Get {what} off',
    pause: 'Pause: {what}',
    'plan-change': 'Switch to {what}',
    'trial-extension': 'Extend trial by {what}',
    credit: 'Take the {what} credit',
    skip: { one: 'Skip {count} payment', other: 'Skip {count} payments' },
    custom: 'Accept: {what}',
    redirect: 'Open: {what}',
  },

  confirmTitle: 'Cancel {product}?',
  endsOn: 'Your subscription ends on {date} and will not renew.',
  noMoreCharges: 'There will be no further charges.',
  feeCharge: 'Ending it now costs {amount}. There will be no other charges.',
  wasApplied: 'Already applied: {title}.',
  cancel: 'Cancel subscription',
  keep: 'Keep my subscription',

  workingTitle: 'One moment',
  applying: 'Applying the offer…',
  cancelling: 'Cancelling your subscription…',
  cancelNext: 'Then you can cancel.',

  savedTitle: 'Done. Your subscription continues.',
  cancelAnyway: 'Cancel anyway',

  cancelledTitle: 'Your subscription is cancelled',
  send: 'Send',
  receiptId: 'Receipt number',
  statement: 'Request',
  statementCancel: 'Cancellation of {product}',
  receivedAt: 'Received',
  effectiveAt: 'Takes effect',
  print: 'Print',
  save: 'Save',

  failedTitle: 'We could not cancel your subscription',
  requestedAt: 'You asked to cancel on {date}.',
  retry: 'Try again',
  release: 'Continue to cancel on this page',
  tryAgain: 'You can try again: it will not be done twice.',
  errors: {
    ineligible: 'This offer is no longer available. Nothing was changed.',
    timeout: 'There was no answer in time.',
    unknown: 'Something went wrong.',
  },

  releaseTitle: 'Your page’s cancel would run now',
  releaseRun: 'Run it',
}
