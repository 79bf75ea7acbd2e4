import { changeTexts } from '../copy/change-texts.ts'
import { fillCopy } from '../copy/fill-copy.ts'
import { matchLocales } from '../copy/match-locales.ts'
import { murmur3 } from '../experiments/murmur3.ts'
import type { FlowState, OfferView, QuestionView, Receipt } from '../flow-state.ts'
import type { Account } from '../schema/account-schema.ts'
import type { FlowDefinition, Reason } from '../schema/definition-schema.ts'
import type { Question } from '../schema/question-schema.ts'
import { cancelsAt } from './actions.ts'
import { cardOf } from './choose-offers.ts'
import { questionsOn, surveyOn } from './facts.ts'
import type { InputName } from './input.ts'
import type { Moment } from './run.ts'
import { longestWay, placeOf } from './step-graph.ts'
import { findRow } from './transition.ts'

function viewQuestion({ when, ...question }: Question, value: QuestionView['value']): QuestionView {
  return { options: [], ...question, value }
}

/** Reasons in the order of this attempt: a random order is the same on every render and after a reload. */
function orderReasons(survey: NonNullable<FlowDefinition['survey']>, seed: string): Reason[] {
  const reasons = [...survey.reasons]
  if (survey.order !== 'random') return reasons
  const rank = ({ id, pinned }: Reason) => (pinned ? 2 ** 32 : murmur3(seed + id))
  return reasons.sort((a, b) => rank(a) - rank(b))
}

/** What is still charged once when a subscription ends then: nothing is said of an end after what is paid for. */
function lastChargeAt(
  end: string | undefined,
  paidUntil: string | undefined,
  { subscription }: Account,
): FlowState['lastCharge'] {
  const { cancelFeeMinor: amountMinor = 0, currency = '' } = subscription ?? {}
  const isLast = Date.parse(`${end}`) <= Date.parse(`${paidUntil}`)
  // An account may be written by a page: a fee that can not be said is not left out of a promise.
  const isKnown =
    Number.isSafeInteger(amountMinor) && amountMinor >= 0 && /^[A-Z]{3}$/.test(currency)
  return isLast && isKnown ? { amountMinor, currency } : undefined
}

/** What a view shows of a state: copy filled, terms worked out, inputs that do something. */
export function viewState(moment: Moment): FlowState {
  const { state, context } = moment
  const { definition, account, locale, dir, formatLocale, testMode, steps } = context
  const { labels } = context.rules
  const { screen, hidden, reason, answers, pending, error, referral, outcome, permission } = state
  const product = fillCopy(definition.product, { account, product: '', locale: formatLocale }).text
  const fill = (text: string, offer?: OfferView) =>
    fillCopy(text, { account, product, locale: formatLocale, dir, offer })
  const words = <Value>(value: Value, offer?: OfferView): Value =>
    changeTexts(value, (text) => fill(text, offer).text)
  const place = placeOf(moment)
  const step = steps[place]?.kind === screen ? steps[place] : undefined
  const author = step?.screen
  const survey = surveyOn(moment)
  const isConfirm = screen === 'confirm'
  const paidUntil = cancelsAt(account, moment.now)
  const effectiveAt = isConfirm ? paidUntil : undefined
  const confirm = isConfirm ? definition.confirm : undefined

  const viewReceipt = (receipt: Receipt | undefined) =>
    receipt && { ...receipt, offer: words(receipt.offer, receipt.offer) }

  // Ahead of the survey nobody knows which offers will fit, so an offer screen counts as likely.
  const mayOffer = context.maxOfferScreens > state.offerScreens && permission !== false
  const ahead = state.cancelling
    ? []
    : steps
        .slice(place + 1)
        .filter(({ kind }) =>
          kind === 'permission' ? permission === undefined : kind !== 'offer' || mayOffer,
        )
  const can = (type: InputName) => !!findRow({ ...moment, input: { type } })
  const index = step ? state.trail.length + 1 : 0

  return {
    screen,
    screenId: author?.id ?? screen,
    hidden,
    attemptId: state.attemptId,
    flowId: definition.id,
    product,
    locale,
    formatLocale,
    dir,
    labels: labels && matchLocales(locale, [labels.lang])[0] ? labels : undefined,
    testMode,
    title: words((survey ?? confirm ?? author)?.title),
    body: words((confirm ?? author)?.body),
    image: words(author?.image),
    logo: words(definition.logo),
    tokens: definition.tokens,
    reasons: survey
      ? orderReasons(survey, state.attemptId ?? '').map(({ id, label }) => ({
          id,
          label: words(label),
        }))
      : [],
    reason,
    questions: questionsOn(moment).map((question) =>
      viewQuestion(words(question), answers[question.id]),
    ),
    comment: survey?.comment && { ...words(survey.comment), value: state.comment },
    answers,
    offers:
      screen === 'offer'
        ? state.offers.flatMap((id) => {
            const card = cardOf(moment, id)
            return card ? words(card, card) : []
          })
        : [],
    consequences: (confirm?.consequences ?? []).flatMap((line) => {
      const { complete, text } = fill(line)
      return complete ? text : []
    }),
    effectiveAt,
    lastCharge: lastChargeAt(
      screen === 'cancelled' ? state.receipt?.effectiveAt : effectiveAt,
      paidUntil,
      account,
    ),
    applied: isConfirm ? viewReceipt(state.applied) : undefined,
    data: author?.data as FlowState['data'],
    progress: {
      index,
      count: index && Math.min(index + ahead.length, Math.max(index, longestWay + 1)),
    },
    pending: pending && {
      action: pending.action,
      offerId: pending.data?.offerId,
      cancelRequested: state.cancelling && pending.action === 'accept',
    },
    error,
    receipt: screen === 'saved' || screen === 'cancelled' ? viewReceipt(state.receipt) : undefined,
    referral,
    outcome,
    support: words(definition.support),
    can: {
      next: can('NEXT'),
      back: can('BACK'),
      accept: screen === 'offer',
      decline: can('DECLINE'),
      cancel: can('CANCEL'),
      dismiss: can('DISMISS'),
      release: can('RELEASE'),
    },
  }
}
