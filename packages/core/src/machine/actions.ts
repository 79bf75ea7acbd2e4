import { compact } from '../events/compact.ts'
import type { Json } from '../events/flow-event.ts'
import type { FlowError, Outcome, Receipt } from '../flow-state.ts'
import { sameJson } from '../offers/same-json.ts'
import type { Account } from '../schema/account-schema.ts'
import type { Question } from '../schema/question-schema.ts'
import { findById } from '../targeting/find-by-id.ts'
import { armedOf, cardOf, matchCard } from './choose-offers.ts'
import { cleanAnswer, cleanText } from './clean-answer.ts'
import { questionOf } from './facts.ts'
import { initialState, type PendingAction } from './machine-state.ts'
import { offerData } from './offer-data.ts'
import { attemptOf, emit, iso, type Run } from './run.ts'
import { tell } from './tell.ts'

/** Starts an attempt; what was said in one that was closed undecided is kept. */
function begin(run: Run, withoutOffers: boolean): void {
  const { state, context, input, now } = run
  const { screen, outcome, attempt, reason, answers, comment, declined, takenAway, applied } = state
  const keeps = withoutOffers || outcome === 'dismissed' || outcome === 'failed'
  const previousId = keeps || outcome === 'saved' ? attempt?.id : undefined
  run.state = {
    ...initialState,
    ...(keeps && { reason, answers, comment, declined, takenAway }),
    ...(withoutOffers && { applied }),
    screen,
    attempt: { id: `${input.attemptId}`, startedAt: now, previousId, withoutOffers },
  }
  const { subscription, subscriber } = context.account
  emit(run, 'attempt.started', {
    subscription:
      subscription &&
      compact({
        planId: subscription.planId,
        priceMinor: subscription.priceMinor,
        currency: subscription.currency,
        interval: subscription.interval,
        status: subscription.status,
        tenureMonths: subscriber?.tenureMonths,
      }),
    previousAttemptId: previousId,
  })
}

/** Ends the attempt; the first outcome stands. */
export function conclude(run: Run, outcome: Outcome): void {
  const { state, context, input, now } = run
  const { applied, referral, step, told } = state
  if (state.outcome) return
  state.outcome = outcome
  const isSaved = outcome === 'saved'
  // An attempt that never had a screen was not let start.
  const notStarted = context.rules.start ? 'FW3001' : 'FW3002'
  emit(run, `attempt.${outcome}`, {
    reasonId: told['reason.chosen'] as string | undefined,
    offerId: isSaved ? applied?.offer?.id : undefined,
    lastScreen: step || 'closed',
    durationMs: Math.max(0, now - attemptOf(run).startedAt),
    confirmedBy: isSaved || outcome === 'cancelled' ? context.confirmedBy : undefined,
    code: outcome === 'failed' ? input.code : step ? undefined : notStarted,
    referral,
  })
}

/** When a cancellation takes effect, if the backend does not say. */
export function cancelsAt({ subscription }: Account): string | undefined {
  return (
    (subscription?.status === 'trialing' && subscription.trialEnd) || subscription?.currentPeriodEnd
  )
}

/** What was confirmed: of the action under way, or of the one that timed out. */
function receiptOf(run: Run): Receipt {
  const { state, context, input, now } = run
  const { action, offerId, choice, requestedAt }: Partial<PendingAction> = {
    action: 'cancel',
    requestedAt: iso(now),
    ...(state.pending ?? state.error),
  }
  const { receiptId, message, effectiveAt } = input.resolution ?? {}
  return {
    action,
    attemptId: attemptOf(run).id,
    receiptId,
    message,
    receivedAt: requestedAt,
    effectiveAt: effectiveAt ?? (offerId ? iso(now) : cancelsAt(context.account)),
    confirmedBy: context.confirmedBy,
    offer: offerId ? cardOf(run, offerId) : undefined,
    choice,
  }
}

/** Has an offer applied, or without one the cancellation done. */
function perform(run: Run, task: string, offerId?: string, choice?: Json): void {
  const { state, context, effects, now } = run
  const attemptId = attemptOf(run).id
  const key = `${attemptId}:${task}`
  const offer = armedOf(run, offerId)?.offer
  state.pending = {
    action: offerId ? 'accept' : 'cancel',
    offerId,
    choice,
    key,
    requestedAt: iso(now),
  }
  effects.push({
    type: 'perform',
    action: {
      kind: offer?.kind ?? 'cancel',
      offer,
      choice,
      attemptId,
      idempotencyKey: key,
      account: context.account,
      reason: state.reason,
    },
    data: offerId ? offerData(run, offerId, { choice }) : undefined,
  })
}

/** Ends the action under way without a confirmation. */
export function fail({ state }: Run, code: FlowError['code'], message?: string): void {
  const { action, offerId, requestedAt } = state.pending as PendingAction
  state.error = { action, offerId, code, message, requestedAt }
  state.pending = undefined
  state.hidden = false
}

/** What rows of the table do, by name. Each changes the state and describes effects; none does anything outside. */
export const actions = {
  begin(run) {
    begin(run, false)
    const { reason } = run.input
    if (findById(run.context.definition.survey?.reasons, reason)) run.state.reason = reason
  },
  beginWithoutOffers(run) {
    conclude(run, 'saved')
    begin(run, true)
  },
  setReason({ state, input }) {
    state.reason = input.id
  },
  setAnswer(run) {
    const question = questionOf(run) as Question
    const answers = { ...run.state.answers }
    const clean = cleanAnswer(question, run.input.value)
    if (clean == null) delete answers[question.id]
    else answers[question.id] = clean
    run.state.answers = answers
  },
  setComment({ state, input }) {
    state.comment = cleanText(input.text)
  },
  tell,
  decline(run) {
    const { state } = run
    const { offers, declined } = state
    const now = offers.filter((id) => !declined.includes(id))
    for (const id of now) emit(run, 'offer.declined', offerData(run, id))
    state.declined = [...declined, ...now]
    state.declinedScreens = Math.max(state.declinedScreens, state.offerScreens)
  },
  refer(run) {
    const { id = '' } = run.input
    const choice = matchCard(run)?.choice
    emit(run, 'offer.referred', offerData(run, id, { choice }))
    run.state.referral = id
  },
  accept(run) {
    const { state } = run
    const { id = '' } = run.input
    const choice = matchCard(run)?.choice
    const before = state.keys[id]
    const n = (before?.n ?? 0) + (before && sameJson(before.choice, choice) ? 0 : 1)
    state.keys = { ...state.keys, [id]: { n, choice } }
    emit(run, 'offer.accept_requested', offerData(run, id, { choice }))
    perform(run, `accept:${id}:${n}`, id, choice)
  },
  askCancel(run) {
    const { state } = run
    const { screen, step } = state
    if (state.cancelling) return
    state.cancelling = true
    emit(run, 'attempt.cancel_requested', {
      screen: screen === 'working' || screen === 'saved' ? screen : step,
    })
  },
  cancel: (run) => perform(run, 'cancel'),
  settle(run) {
    const { state, context } = run
    const { offerId, choice } = state.pending as PendingAction
    const { confirmedBy } = context
    state.receipt = receiptOf(run)
    if (offerId) {
      emit(run, 'offer.applied', offerData(run, offerId, { choice, confirmedBy }))
      state.applied = state.receipt
    }
    state.pending = undefined
    state.hidden = false
  },
  showLate({ state }) {
    state.receipt = state.late
  },
  fail(run) {
    const { code, message } = run.input
    const { offerId, choice } = run.state.pending as PendingAction
    if (offerId) emit(run, 'offer.failed', offerData(run, offerId, { choice, code }))
    fail(run, code as FlowError['code'], message)
  },
  takeAway({ state }) {
    const gone = `${state.error?.offerId}`
    state.takenAway = [...state.takenAway, gone]
    state.offers = state.offers.filter((id) => id !== gone)
  },
  recordLate(run) {
    const { state, context, input } = run
    const { attemptId = '', sequence = 0, data } = input
    const isPresent = attemptId === attemptOf(run).id
    if (data) {
      const attempt = { ...attemptOf(run), id: attemptId }
      const own = isPresent ? run : { ...run, state: { ...state, attempt, sequence } }
      emit(own, 'offer.applied', { ...data, confirmedBy: context.confirmedBy, late: true })
    } else if (isPresent && !state.outcome) state.late = receiptOf(run)
  },
} satisfies { readonly [name: string]: (run: Run) => void }

export type ActionName = keyof typeof actions
