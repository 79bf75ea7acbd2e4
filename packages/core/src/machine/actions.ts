import type { Json } from '../events/flow-event.ts'
import type { Outcome, Receipt } from '../flow-state.ts'
import type { Resolution } from '../handlers.ts'
import { matchChoice } from '../offers/match-choice.ts'
import { sameJson } from '../offers/same-json.ts'
import { cardOf } from './choose-offers.ts'
import { cleanAnswer, cleanText } from './clean-answer.ts'
import { factsOf } from './facts.ts'
import type { Input, InputName } from './input.ts'
import { initialState } from './machine-state.ts'
import { offerData } from './offer-data.ts'
import { emit, iso, type Run } from './run.ts'
import { tell } from './tell.ts'

type InputOf<Name extends InputName> = Extract<Input, { type: Name }>

/** Starts an attempt; what was said in one that was closed undecided is kept. */
function begin(run: Run, attemptId: string, withoutOffers = false): void {
  const { draft, context, input } = run
  const before = { ...draft }
  const again = before.outcome && !['cancelled', 'released'].includes(before.outcome)
  const keeps = again && (withoutOffers || before.outcome !== 'saved')
  Object.assign(draft, initialState, {
    reason: keeps ? before.reason : undefined,
    answers: keeps ? before.answers : {},
    comment: keeps ? before.comment : '',
    declined: keeps ? before.declined : [],
    takenAway: keeps ? before.takenAway : [],
    applied: withoutOffers ? before.applied : undefined,
    attempt: {
      id: attemptId,
      startedAt: input.at,
      previousId: again ? before.attempt?.id : undefined,
      withoutOffers,
    },
    outcome: undefined,
    permission: undefined,
    pending: undefined,
    referral: undefined,
    error: undefined,
    receipt: undefined,
    late: undefined,
  })
  const { subscription, subscriber } = context.account
  const previousAttemptId = draft.attempt?.previousId
  const tenureMonths = subscriber?.tenureMonths
  emit(run, 'attempt.started', {
    ...(subscription && {
      subscription: {
        planId: subscription.planId,
        priceMinor: subscription.priceMinor,
        currency: subscription.currency,
        interval: subscription.interval,
        status: subscription.status,
        ...(tenureMonths !== undefined && { tenureMonths }),
      },
    }),
    ...(previousAttemptId && { previousAttemptId }),
  })
}

/** Ends the attempt; the first outcome stands. */
function conclude(run: Run, outcome: Outcome, code?: string): void {
  const { draft, context, input } = run
  if (draft.outcome || !draft.attempt) return
  draft.outcome = outcome
  const confirmed = outcome === 'saved' || outcome === 'cancelled'
  const offerId = outcome === 'saved' && draft.applied?.offer?.id
  const { reason: reasonId } = draft.told
  emit(run, `attempt.${outcome}`, {
    ...(typeof reasonId === 'string' && { reasonId }),
    ...(offerId && { offerId }),
    lastScreen: draft.step || 'closed',
    durationMs: Math.max(0, input.at - draft.attempt.startedAt),
    ...(confirmed && { confirmedBy: context.confirmedBy }),
    ...(code && { code }),
    ...(draft.referral && { referral: draft.referral }),
  })
}

function receiptOf(
  { draft, context, input }: Run,
  resolution: Resolution,
  action: 'accept' | 'cancel',
  offerId?: string,
  choice?: Json,
): Receipt {
  const { status, trialEnd, currentPeriodEnd } = context.account.subscription ?? {}
  const byDefault =
    action === 'accept' ? iso(input.at) : (status === 'trialing' && trialEnd) || currentPeriodEnd
  return {
    action,
    attemptId: draft.attempt?.id ?? '',
    receiptId: resolution.receiptId,
    message: resolution.message,
    receivedAt: draft.pending?.requestedAt ?? draft.error?.requestedAt ?? iso(input.at),
    effectiveAt: resolution.effectiveAt ?? byDefault,
    confirmedBy: context.confirmedBy,
    offer: offerId ? cardOf(offerId, context, input.at) : undefined,
    choice,
  }
}

function perform(
  run: Run,
  action: 'accept' | 'cancel',
  key: string,
  offerId?: string,
  choice?: Json,
): void {
  const { draft, effects, input } = run
  const what = { action, key, ...(offerId && { offerId }), ...(choice !== undefined && { choice }) }
  draft.pending = { ...what, requestedAt: iso(input.at), cancelRequested: false }
  effects.push({
    type: 'perform',
    ...what,
    attemptId: draft.attempt?.id ?? '',
    ...(offerId && { data: offerData(run, offerId, { choice }) }),
  })
}

/** What rows of the table do, by name. Each changes the draft and describes effects; none does anything outside. */
export const actions = {
  begin: (run: Run, input: InputOf<'OPEN'>) => {
    begin(run, input.attemptId)
    const known = run.context.definition.survey?.reasons.some(({ id }) => id === input.reason)
    if (known) run.draft.reason = input.reason
  },
  beginWithoutOffers: (run: Run, input: InputOf<'CANCEL'>) => begin(run, input.attemptId, true),
  unhide: ({ draft }: Run) => {
    draft.hidden = false
  },
  hide: ({ draft }: Run) => {
    draft.hidden = true
  },
  setReason: ({ draft }: Run, input: InputOf<'CHOOSE_REASON'>) => {
    draft.reason = input.id
  },
  setAnswer: ({ draft, context }: Run, { id, value, at }: InputOf<'ANSWER'>) => {
    const asked = factsOf(draft, context, at).asked.find(({ question }) => question.id === id)
    const clean = asked && cleanAnswer(asked.question, value)
    const { [id]: _before, ...others } = draft.answers
    draft.answers = clean === undefined || clean === null ? others : { ...others, [id]: clean }
  },
  setComment: ({ draft }: Run, input: InputOf<'COMMENT'>) => {
    draft.comment = cleanText(input.text)
  },
  tell,
  permit: ({ draft }: Run) => {
    draft.permission = true
  },
  refuse: ({ draft }: Run) => {
    draft.permission = false
  },
  decline: (run: Run) => {
    const { draft } = run
    const now = draft.offers.filter((id) => !draft.declined.includes(id))
    for (const id of now) emit(run, 'offer.declined', offerData(run, id))
    draft.declined = [...draft.declined, ...now]
    draft.declinedScreens = Math.max(draft.declinedScreens, draft.offerScreens)
  },
  refer: (run: Run, { id, choice, at }: InputOf<'ACCEPT'>) => {
    const card = cardOf(id, run.context, at)
    const match = card && matchChoice(card, choice)
    emit(run, 'offer.referred', offerData(run, id, match?.ok ? { choice: match.choice } : {}))
    run.draft.referral = id
  },
  accept: (run: Run, { id, choice: wanted, at }: InputOf<'ACCEPT'>) => {
    const { draft, context } = run
    const card = cardOf(id, context, at)
    const match = card && matchChoice(card, wanted)
    const choice = match?.ok ? match.choice : undefined
    const before = draft.keys[id]
    const n = before ? before.n + (sameJson(before.choice, choice) ? 0 : 1) : 1
    draft.keys = { ...draft.keys, [id]: { n, choice } }
    emit(run, 'offer.accept_requested', offerData(run, id, { choice }))
    perform(run, 'accept', `${draft.attempt?.id}:accept:${id}:${n}`, id, choice)
  },
  askCancel: (run: Run) => {
    const { draft } = run
    if (draft.cancelling) return
    const here = draft.screen === 'working' || draft.screen === 'saved' ? draft.screen : draft.step
    emit(run, 'attempt.cancel_requested', { screen: here })
    draft.cancelling = true
  },
  cancel: (run: Run) => perform(run, 'cancel', `${run.draft.attempt?.id}:cancel`),
  rememberCancel: ({ draft }: Run) => {
    if (draft.pending) draft.pending = { ...draft.pending, cancelRequested: true }
  },
  settleAccept: (run: Run, { resolution }: InputOf<'ACTION_DONE'>) => {
    const { draft } = run
    const { offerId = '', choice } = draft.pending ?? {}
    const confirmedBy = run.context.confirmedBy
    emit(run, 'offer.applied', offerData(run, offerId, { choice, confirmedBy }))
    draft.applied = receiptOf(run, resolution, 'accept', offerId, choice)
    draft.receipt = draft.applied
    draft.pending = undefined
    draft.hidden = false
  },
  settleCancel: (run: Run, { resolution }: InputOf<'ACTION_DONE'>) => {
    run.draft.receipt = receiptOf(run, resolution, 'cancel')
    run.draft.pending = undefined
    run.draft.hidden = false
  },
  settleLateCancel: ({ draft }: Run) => {
    draft.receipt = draft.late
  },
  fail: (run: Run, { code, message }: InputOf<'ACTION_FAILED'>) => {
    const { draft } = run
    if (!draft.pending) return
    const { action, offerId, choice, requestedAt } = draft.pending
    if (offerId) emit(run, 'offer.failed', offerData(run, offerId, { choice, code }))
    draft.error = { action, offerId, code, message, requestedAt }
    draft.pending = undefined
    draft.hidden = false
  },
  takeAway: ({ draft }: Run) => {
    const gone = draft.error?.offerId ?? ''
    draft.takenAway = [...draft.takenAway, gone]
    draft.offers = draft.offers.filter((id) => id !== gone)
  },
  recordLate: ({ draft, context, effects, ...run }: Run, input: InputOf<'ACTION_DONE_LATE'>) => {
    const { action, attemptId, resolution, data } = input
    const isPresent = attemptId === draft.attempt?.id
    if (action === 'cancel' && isPresent && !draft.outcome)
      draft.late = receiptOf({ draft, context, effects, ...run }, resolution, 'cancel')
    if (!data) return
    const sequence = (isPresent ? draft.sequence : input.sequence) + 1
    if (isPresent) draft.sequence = sequence
    const { confirmedBy } = context
    effects.push({
      type: 'emit',
      name: 'offer.applied',
      data: { ...data, confirmedBy, late: true },
      attemptId,
      sequence,
    })
  },
  concludeSaved: (run: Run) => conclude(run, 'saved'),
  concludeCancelled: (run: Run) => conclude(run, 'cancelled'),
  concludeReleased: (run: Run) => conclude(run, 'released'),
  concludeNotStarted: (run: Run) =>
    conclude(run, 'released', run.context.rules.start ? 'FW3001' : 'FW3002'),
  concludeDismissed: (run: Run) => conclude(run, 'dismissed'),
  concludeFailed: (run: Run, { code }: InputOf<'RELEASE'>) => conclude(run, 'failed', code),
} satisfies Record<string, (run: Run, input: never) => void>

export type ActionName = keyof typeof actions

/** Does one named action. The table pairs each with inputs that carry what it reads. */
export function act(name: ActionName, run: Run): void {
  ;(actions[name] as (run: Run, input: Input) => void)(run, run.input)
}
