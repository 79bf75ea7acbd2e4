import { compact } from '../events/compact.ts'
import type { FlowError, Outcome, Receipt } from '../flow-state.ts'
import { sameJson } from '../offers/same-json.ts'
import type { Account, Subscription } from '../schema/account-schema.ts'
import type { Question } from '../schema/question-schema.ts'
import { findById } from '../targeting/find-by-id.ts'
import { iso } from '../targeting/iso.ts'
import { armedOf, cardOf, matchCard } from './choose-offers.ts'
import { cleanAnswer, cleanText } from './clean-answer.ts'
import { questionOf } from './facts.ts'
import { initialState, type PendingAction } from './machine-state.ts'
import { offerData } from './offer-data.ts'
import { emit, type Run } from './run.ts'

/** Starts an attempt; what was said in one that was closed undecided is kept. */
function start(run: Run, noOffers: boolean): void {
  const { state, context, input, now } = run
  const { screen, outcome, reason, answers, comment, declined, takenAway, applied } = state
  const keeps = noOffers || outcome === 'dismissed' || outcome === 'failed'
  run.state = {
    ...initialState,
    ...(keeps && { reason, answers, comment, declined, takenAway }),
    ...(noOffers && { applied }),
    screen,
    attemptId: input.attemptId,
    startedAt: now,
    noOffers,
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
    previousAttemptId: keeps || outcome === 'saved' ? state.attemptId : undefined,
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
  const code = outcome === 'failed' ? input.code : step ? undefined : notStarted
  const reason = told['reason.chosen'] as string | undefined
  const offerId = isSaved ? applied?.offer?.id : undefined
  emit(run, `attempt.${outcome}`, {
    reasonId: reason,
    offerId,
    lastScreen: step || 'closed',
    durationMs: Math.max(0, now - (state.startedAt as number)),
    confirmedBy: isSaved || outcome === 'cancelled' ? context.confirmedBy : undefined,
    code,
    referral,
  })
  const choice = offerId && applied?.choice
  run.end = {
    code,
    result: { outcome, attemptId: state.attemptId as string, offerId, choice, reason },
  }
}

/**
 * When a cancellation takes effect, if the backend does not say. A stale account must not say that
 * something ends in the past.
 */
export function cancelsAt({ subscription }: Account, now: number): string | undefined {
  const { status, trialEnd, currentPeriodEnd }: Partial<Subscription> = subscription ?? {}
  const end = (status === 'trialing' && trialEnd) || currentPeriodEnd
  return end && Date.parse(end) > now ? end : undefined
}

/** What was confirmed: of the action under way, or of the one that timed out. */
function receiptOf(run: Run, late?: PendingAction['data']): Receipt {
  const { state, context, input, now } = run
  const { action, data, requestedAt }: Pick<PendingAction, 'action' | 'data' | 'requestedAt'> = {
    action: 'cancel',
    requestedAt: iso(now),
    ...(state.pending ?? state.error),
    ...(late && { action: 'accept', data: late }),
  }
  const { resolution } = input
  return {
    ...resolution,
    action,
    attemptId: state.attemptId as string,
    receivedAt: requestedAt,
    effectiveAt: resolution?.effectiveAt ?? (data ? iso(now) : cancelsAt(context.account, now)),
    confirmedBy: context.confirmedBy,
    offer: data && cardOf(run, data.offerId),
    choice: data?.choice,
  }
}

/** Has an offer applied, or without one the cancellation done. */
function perform(run: Run, task: string, data?: PendingAction['data']): void {
  const { state, context, now } = run
  const attemptId = state.attemptId as string
  const key = `${attemptId}:${task}`
  state.pending = { action: data ? 'accept' : 'cancel', key, requestedAt: iso(now), data }
  run.action = {
    action: {
      kind: data?.kind ?? 'cancel',
      offer: armedOf(run, data?.offerId)?.offer,
      choice: data?.choice,
      attemptId,
      idempotencyKey: key,
      account: context.account,
      reason: state.reason,
    },
    data,
  }
}

/** Ends the action under way without a confirmation. */
export function giveUp({ state }: Run, code: FlowError['code'], message?: string): void {
  const { action, data, requestedAt } = state.pending as PendingAction
  state.error = { action, offerId: data?.offerId, code, message, requestedAt }
  state.pending = undefined
}

/** What a row of the table does: changes the state and describes effects, and does nothing outside. */
export type Action = (state: Run['state'], run: Run) => void

export const begin: Action = (_state, run) => {
  start(run, false)
  const { reason } = run.input
  if (findById(run.context.definition.survey?.reasons, reason)) run.state.reason = reason
}
export const beginWithoutOffers: Action = (_state, run) => {
  conclude(run, 'saved')
  start(run, true)
}
export const setReason: Action = (state, { input }) => {
  state.reason = input.id
}
export const setAnswer: Action = (state, run) => {
  const question = questionOf(run) as Question
  const answers = { ...state.answers }
  const clean = cleanAnswer(question, run.input.value)
  if (clean == null) delete answers[question.id]
  else answers[question.id] = clean
  state.answers = answers
}
export const setComment: Action = (state, { input }) => {
  state.comment = cleanText(input.text)
}
export const decline: Action = (state, run) => {
  const { offers, declined } = state
  const now = offers.filter((id) => !declined.includes(id))
  for (const id of now) emit(run, 'offer.declined', offerData(run, id))
  state.declined = [...declined, ...now]
  state.declinedScreens = Math.max(state.declinedScreens, state.offerScreens)
}
export const refer: Action = (state, run) => {
  const { id = '' } = run.input
  emit(run, 'offer.referred', offerData(run, id, matchCard(run)?.choice))
  state.referral = id
}
export const accept: Action = (state, run) => {
  const { id = '' } = run.input
  const choice = matchCard(run)?.choice
  // No choice is ever null.
  const before = state.keys[id] ?? { n: 0, choice: null }
  const n = before.n + (sameJson(before.choice, choice) ? 0 : 1)
  const data = offerData(run, id, choice)
  state.keys = { ...state.keys, [id]: { n, choice } }
  emit(run, 'offer.accept_requested', data)
  perform(run, `accept:${id}:${n}`, data)
}
export const askCancel: Action = (state, run) => {
  const { screen, step } = state
  if (state.cancelling) return
  state.cancelling = true
  emit(run, 'attempt.cancel_requested', {
    screen: screen === 'working' || screen === 'saved' ? screen : step,
  })
}
export const cancel: Action = (_state, run) => perform(run, 'cancel')
export const settle: Action = (state, run) => {
  const { data } = state.pending as PendingAction
  state.receipt = receiptOf(run)
  if (data) {
    emit(run, 'offer.applied', { ...data, confirmedBy: run.context.confirmedBy })
    state.applied = state.receipt
  }
  state.pending = undefined
}
export const showLate: Action = (state) => {
  state.receipt = state.late
}
export const showApplied: Action = (state) => {
  state.receipt = state.applied
}
export const fail: Action = (state, run) => {
  const { data } = state.pending as PendingAction
  const { code, message } = run.input
  if (data) emit(run, 'offer.failed', { ...data, code })
  giveUp(run, code as FlowError['code'], message)
}
export const takeAway: Action = (state) => {
  const gone = `${state.error?.offerId}`
  state.takenAway = [...state.takenAway, gone]
  state.offers = state.offers.filter((id) => id !== gone)
}
export const recordLate: Action = (state, run) => {
  const { attemptId, sequence = 0, data } = run.input
  const isPresent = attemptId === state.attemptId
  if (data) {
    const own = isPresent ? run : { ...run, state: { ...state, attemptId, sequence } }
    emit(own, 'offer.applied', { ...data, confirmedBy: run.context.confirmedBy, late: true })
    if (isPresent && !state.outcome) state.applied = receiptOf(run, data)
  } else if (isPresent && !state.outcome) state.late = receiptOf(run)
}
