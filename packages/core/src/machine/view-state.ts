import { fillCopy } from '../copy/fill-copy.ts'
import { murmur3 } from '../experiments/murmur3.ts'
import type { FlowState, OfferView, QuestionView } from '../flow-state.ts'
import type { FlowDefinition, Reason } from '../schema/definition-schema.ts'
import type { Question } from '../schema/question-schema.ts'
import { cardOf } from './choose-offers.ts'
import { factsOf } from './facts.ts'
import type { FlowContext } from './flow-context.ts'
import type { MachineState } from './machine-state.ts'
import { canTake } from './transition.ts'

function viewQuestion(question: Question, value: QuestionView['value']): QuestionView {
  const { id, kind, label } = question
  const options = 'options' in question ? question.options : []
  const { from, to, fromLabel, toLabel } = kind === 'scale' ? question : ({} as Partial<never>)
  return { id, kind, label, options, from, to, fromLabel, toLabel, value }
}

/** Reasons in the order of this attempt: a random order is the same on every render and after a reload. */
function orderReasons(survey: NonNullable<FlowDefinition['survey']>, seed: string): Reason[] {
  const reasons = [...survey.reasons]
  if (survey.order !== 'random') return reasons
  const rank = ({ id, pinned }: Reason) => (pinned ? 2 ** 32 : murmur3(seed + id))
  return reasons.sort((a, b) => rank(a) - rank(b))
}

/** What a view shows of a state: copy filled, terms worked out, inputs that do something. */
export function viewState(state: MachineState, context: FlowContext, now: number): FlowState {
  const { definition, account, locale } = context
  const { screen } = state
  const fill = (text: string | undefined, offer?: OfferView) =>
    text && fillCopy(text, { account, product: definition.product, locale, now, offer }).text
  const step = context.steps.find(({ id }) => id === state.step)
  const afterwards = screen === 'cancelled' && context.rules.surveyAfter
  const survey = screen === 'survey' || afterwards ? definition.survey : undefined
  const isStep = step?.kind === screen
  const { asked } = factsOf(state, context, now)
  const author = isStep ? step.screen : undefined
  const confirm = screen === 'confirm' ? definition.confirm : undefined
  const subscription = account.subscription
  const titles = survey ?? confirm ?? author

  const viewOffer = (card: OfferView): OfferView => ({
    ...card,
    title: fill(card.title, card) ?? '',
    body: fill(card.body, card),
  })
  const cards = screen === 'offer' ? state.offers.map((id) => cardOf(id, context, now)) : []
  const viewReceipt = (receipt: typeof state.receipt) =>
    receipt && { ...receipt, offer: receipt.offer && viewOffer(receipt.offer) }

  // Ahead of the survey nobody knows which offers will fit, so an offer screen counts as likely.
  const position = context.steps.findIndex(({ id }) => id === state.step)
  const likely = context.steps.slice(position + 1).filter(({ kind }) => {
    if (kind === 'permission') return state.permission === undefined
    const left = (definition.limits?.offerScreens ?? 1) - state.offerScreens
    return kind !== 'offer' || (left > 0 && !state.cancelling && state.permission !== false)
  })
  const index = isStep ? state.trail.length + 1 : 0
  const ahead = state.cancelling ? 0 : likely.length
  const can = (type: Parameters<typeof canTake>[1]) => canTake(state, type, context, now)

  return {
    screen,
    screenId: author?.id ?? screen,
    hidden: state.hidden,
    attemptId: state.attempt?.id,
    flowId: definition.id,
    product: definition.product,
    locale,
    dir: context.dir,
    testMode: context.testMode,
    title: fill(titles?.title),
    body: fill(confirm?.body ?? author?.body),
    reasons: survey
      ? orderReasons(survey, state.attempt?.id ?? '').map(({ id, label }) => ({
          id,
          label: fill(label) ?? label,
        }))
      : [],
    reason: state.reason,
    questions: asked
      .filter(({ step: id }) => id === (survey ? 'survey' : author?.id))
      .map(({ question }) => viewQuestion(question, state.answers[question.id])),
    comment: survey?.comment && { label: survey.comment.label, value: state.comment },
    answers: state.answers,
    offers: cards.flatMap((card) => (card ? [viewOffer(card)] : [])),
    consequences: (confirm?.consequences ?? []).flatMap((line) => {
      const filled = fillCopy(line, { account, product: definition.product, locale, now })
      return filled.complete ? [filled.text] : []
    }),
    effectiveAt:
      screen === 'confirm'
        ? (subscription?.status === 'trialing' && subscription.trialEnd) ||
          subscription?.currentPeriodEnd
        : undefined,
    applied: screen === 'confirm' ? viewReceipt(state.applied) : undefined,
    data: author?.data as FlowState['data'],
    progress: { index, count: index && index + ahead },
    pending: state.pending && {
      action: state.pending.action,
      offerId: state.pending.offerId,
      cancelRequested: state.pending.cancelRequested,
    },
    error: state.error,
    receipt: screen === 'saved' || screen === 'cancelled' ? viewReceipt(state.receipt) : undefined,
    referral: state.referral,
    outcome: state.outcome,
    support: definition.support,
    can: {
      next: can('NEXT'),
      back: can('BACK'),
      accept: can('ACCEPT'),
      decline: can('DECLINE'),
      cancel: can('CANCEL'),
      dismiss: can('DISMISS'),
      release: can('RELEASE'),
    },
  }
}
