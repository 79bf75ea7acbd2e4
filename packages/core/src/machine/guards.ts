import { matchChoice } from '../offers/match-choice.ts'
import { cardOf } from './choose-offers.ts'
import { cleanAnswer } from './clean-answer.ts'
import { factsOf } from './facts.ts'
import type { FlowContext } from './flow-context.ts'
import type { Input, InputName, InputPayloads } from './input.ts'
import type { MachineState } from './machine-state.ts'

/** The input, read as one that may carry anything: guards are asked of inputs of several types. */
export type Payload = Partial<InputPayloads[InputName]> & {
  readonly at: number
  readonly id?: string
  readonly key?: string
  readonly value?: unknown
  readonly choice?: InputPayloads['ACCEPT']['choice']
  readonly code?: string | undefined
}
type Guard = (state: MachineState, context: FlowContext, input: Payload) => boolean

const accepts: Guard = (state, context, { id = '', choice, at }) => {
  const card = state.offers.includes(id) && cardOf(id, context, at)
  return !!card && matchChoice(card, choice).ok
}
const isReferral: Guard = (_state, context, { id = '', at }) =>
  !!cardOf(id, context, at)?.isReferral

/** Whether the definition is enabled and the jurisdiction lets the flow run. */
export const starts = ({ definition, rules }: FlowContext): boolean =>
  definition.enabled !== false && rules.start

// "Cancel anyway" carries what was applied before, to say so; that save has been counted.
const appliedNow = ({ applied, attempt }: MachineState) =>
  !!applied && applied.attemptId === attempt?.id

/** The conditions that rows of the table name. Pure, and asked before anything changes. */
export const guards = {
  starts: (_state, context) => starts(context),
  doesNotStart: (_state, context) => !starts(context),
  isHidden: (state) => state.hidden,
  knowsReason: (_state, context, { id }) =>
    !!context.definition.survey?.reasons.some((reason) => reason.id === id),
  asksQuestion: (state, context, { id, value, at }) => {
    const asked = factsOf(state, context, at).asked.find(({ question }) => question.id === id)
    const here = state.screen === 'cancelled' ? 'survey' : state.step
    return asked?.step === here && cleanAnswer(asked.question, value) !== null
  },
  asksComment: (_state, context) => !!context.definition.survey?.comment,
  asksAfterwards: (_state, context) => context.rules.surveyAfter && !!context.definition.survey,
  cameFrom: (state) => state.trail.length > 0 && !state.cancelling,
  isOpenOffer: (state, context, input) =>
    accepts(state, context, input) && !isReferral(state, context, input),
  isOpenReferral: (state, context, input) =>
    accepts(state, context, input) && isReferral(state, context, input),
  hasCancel: (_state, context) => context.hasCancel,
  hasNoCancel: (_state, context) => !context.hasCancel,
  wasApplied: (state) => appliedNow(state),
  nothingApplied: (state) => !appliedNow(state),
  accepting: (state) => state.pending?.action === 'accept',
  cancellingNow: (state) => state.pending?.action === 'cancel',
  cancelAsked: (state) => !!state.pending?.cancelRequested,
  cancelNotAsked: (state) => !state.pending?.cancelRequested,
  serverConcludes: (_state, context) => context.confirmedBy === 'server',
  flowConcludes: (_state, context) => context.confirmedBy === 'handler',
  isThisAction: (state, _context, { key }) => !!key && state.pending?.key === key,
  isIneligible: (_state, _context, { code }) => code === 'ineligible',
  mayTryAgain: (_state, _context, { code }) => code !== 'ineligible',
  hasOtherCards: (state) => state.offers.length > 1,
  wasLastCard: (state) => state.offers.length <= 1,
  cancelledLate: (state) => !!state.late,
  notCancelledLate: (state) => !state.late,
} satisfies Record<string, Guard>

export type GuardName = keyof typeof guards

/** Asks a guard by its name. */
export function holds(
  name: GuardName,
  state: MachineState,
  context: FlowContext,
  input: Input,
): boolean {
  return (guards[name] as Guard)(state, context, input as Payload)
}
