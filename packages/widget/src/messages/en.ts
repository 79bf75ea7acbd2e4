import type { FlowError, Interval, OfferKind } from '@fairwell/core'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const failed = 'Something went wrong.'

/** The widget's own words in English. Every other catalogue has exactly these keys. */
export const en = {
  close: 'Close',
  back: 'Back',
  step: (index: number, count: number) => `Step ${index} of ${count}`,
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
  per: (price: string, interval: Interval, count: number) =>
    count === 1 ? `${price} per ${interval}` : `${price} every ${plural(count, interval)}`,
  until: (what: string, date: string) => `${what} until ${date}`,
  nothingToPay: 'Nothing to pay',
  charge: (amount: string, date: string) => `${amount} on ${date}`,
  choose: 'Choose one',
  chooseFirst: 'Choose one of these first.',
  length: (count: number, unit: Interval) => plural(count, unit),
  untilDate: (date: string) => `Until ${date}`,
  /** What taking an offer is called; given its amount, length, plan or, where it has none, its title. */
  accept: {
    discount: (amount) => `Get ${amount} off`,
    pause: (length) => `Pause: ${length}`,
    'plan-change': (plan) => `Switch to ${plan}`,
    'trial-extension': (length) => `Extend trial by ${length}`,
    credit: (amount) => `Take the ${amount} credit`,
    skip: (count) => `Skip ${plural(+count, 'payment')}`,
    custom: (title) => `Accept: ${title}`,
    redirect: (title) => `Open: ${title}`,
  } satisfies Record<Exclude<OfferKind, 'contact' | 'learn'>, (what: string) => string>,

  confirmTitle: (product: string) => `Cancel ${product}?`,
  endsOn: (date: string) => `Your subscription ends on ${date} and will not renew.`,
  noMoreCharges: 'There will be no further charges.',
  feeCharge: (amount: string) => `Ending it now costs ${amount}. There will be no other charges.`,
  wasApplied: (title: string) => `Already applied: ${title}.`,
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
  statementCancel: (product: string) => `Cancellation of ${product}`,
  receivedAt: 'Received',
  effectiveAt: 'Takes effect',
  print: 'Print',
  save: 'Save',

  failedTitle: 'We could not cancel your subscription',
  requestedAt: (date: string) => `You asked to cancel on ${date}.`,
  retry: 'Try again',
  release: 'Continue to cancel on this page',
  tryAgain: 'You can try again: it will not be done twice.',
  errors: {
    ineligible: 'This offer is no longer available. Nothing was changed.',
    retryable: failed,
    timeout: 'There was no answer in time.',
    unknown: failed,
  } satisfies Record<FlowError['code'], string>,

  releaseTitle: 'Your page’s cancel would run now',
  releaseRun: 'Run it',
}

/** The words of one locale. English is the pattern; amounts and dates arrive formatted. */
export type Messages = typeof en
