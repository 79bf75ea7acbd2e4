import {
  type ChoiceView,
  type FlowState,
  formatDate,
  formatMoney,
  type OfferTerms,
  type OfferView,
  type Screen,
} from '@fairwell/core'

/** The words for screens that a definition does not write. */
const titles: { readonly [Name in Screen]?: string } = {
  permission: 'Would you like to see an offer before you cancel?',
  survey: 'What is the main reason?',
  offer: 'Would this suit you better?',
  working: 'One moment…',
  saved: 'Done. Your subscription continues.',
  cancelled: 'Your subscription is cancelled.',
  failed: 'We could not cancel your subscription.',
}

const errors = {
  ineligible: 'This offer is no longer available. Nothing was changed.',
  retryable: 'That did not work this time. You can try again.',
  timeout: 'There was no answer in time. You can try again: it will not be done twice.',
  unknown: 'Something went wrong. You can try again.',
}

/** A screen as lines of text. */
export function describeScreen(state: FlowState): readonly string[] {
  const { screen, progress, locale, error, receipt, support } = state
  const date = (iso: string) => formatDate(iso, locale)
  const step = progress.count ? ` (step ${progress.index} of ${progress.count})` : ''
  const title = state.title ?? titles[screen] ?? `Cancel ${state.product}?`
  return [
    '',
    `== ${title}${step}`,
    ...(state.testMode ? ['Test mode: nothing is really changed.'] : []),
    ...(error ? [`! ${error.message ?? errors[error.code]}`] : []),
    ...(state.body ? [state.body] : []),
    ...(state.data ? [JSON.stringify(state.data)] : []),
    ...state.offers.flatMap((offer) => describeOffer(offer, locale)),
    ...(state.applied?.offer ? [`Already applied: ${state.applied.offer.title}.`] : []),
    ...state.consequences.map((line) => `- ${line}`),
    ...(state.effectiveAt ? [`Your subscription ends on ${date(state.effectiveAt)}.`] : []),
    ...(state.pending?.cancelRequested ? ['You can confirm the cancellation next.'] : []),
    ...(state.referral ? [`Opened: ${linkOf(state)}`] : []),
    ...(receipt?.offer ? [`- ${receipt.offer.title}`] : []),
    ...(receipt?.message ? [receipt.message] : []),
    ...(receipt?.effectiveAt ? [`Takes effect on ${date(receipt.effectiveAt)}.`] : []),
    ...(receipt
      ? [`Received ${receipt.receivedAt}, receipt ${receipt.receiptId ?? '(none)'}`]
      : []),
    ...(screen === 'failed' && support ? [`${support.label}: ${support.url}`] : []),
  ]
}

/** One way to take an offer, in words: `2 months`, `Acme Basic`, `Chat now`. */
export function describeChoice({ choice, label }: ChoiceView, locale: string): string {
  const [unit = '', length = ''] = Object.entries(choice as object)[0] ?? []
  if (label) return label
  if (unit === 'until') return `until ${formatDate(length, locale)}`
  return `${length} ${length === 1 ? unit.slice(0, -1) : unit}`
}

function describeOffer(offer: OfferView, locale: string): readonly string[] {
  return [
    `* ${offer.title}`,
    ...(offer.body ? [`  ${offer.body}`] : []),
    ...(offer.url ? [`  ${offer.url}`] : []),
    ...(offer.terms ? [`  ${describeTerms(offer.terms, locale)}`] : []),
    ...offer.choices.map((choice) => {
      const more = choice.url ?? (choice.terms && describeTerms(choice.terms, locale))
      return `  - ${describeChoice(choice, locale)}${more ? `: ${more}` : ''}`
    }),
  ]
}

function describeTerms(terms: OfferTerms, locale: string): string {
  const money = (minor: number) => formatMoney(minor, terms.currency, locale)
  const per = ({ interval, intervalCount }: Pick<OfferTerms, 'interval' | 'intervalCount'>) =>
    intervalCount === 1 ? `a ${interval}` : `every ${intervalCount} ${interval}s`
  const period = per(terms.newInterval ?? terms)
  const end = terms.offerEndsAt && formatDate(terms.offerEndsAt, locale)
  return [
    `now ${money(terms.priceNowMinor)} ${per(terms)}`,
    `then ${money(terms.offerPriceMinor)} ${period}${end ? ` until ${end}` : ''}`,
    ...(end ? [`after that ${money(terms.priceAfterMinor)} ${period}`] : []),
    `next charge ${money(terms.nextChargeMinor)} on ${formatDate(terms.nextChargeAt, locale)}`,
  ].join('; ')
}

function linkOf({ offers, referral }: FlowState): string {
  return offers.find(({ id }) => id === referral)?.title ?? referral ?? ''
}
