import { findById } from '../targeting/find-by-id.ts'
import { matchCard } from './choose-offers.ts'
import { cleanAnswer } from './clean-answer.ts'
import { questionOf, surveyOn } from './facts.ts'
import type { FlowContext } from './flow-context.ts'
import type { MachineState } from './machine-state.ts'
import type { Asking } from './run.ts'

/** Whether the definition is enabled and the jurisdiction lets the flow run. */
export const starts = ({ definition, rules }: FlowContext): boolean =>
  definition.enabled !== false && rules.start

/** A condition of a row of the table. Pure, and asked before anything changes. */
export type Guard = (state: MachineState, asking: Asking) => unknown

export const isKept: Guard = (_state, { input }) => input.kept
export const mayStart: Guard = (_state, { context }) => starts(context)
export const isHidden: Guard = (state) => state.hidden
export const asksReason: Guard = (_state, asking) => surveyOn(asking)
export const knowsReason: Guard = (_state, asking) =>
  findById(surveyOn(asking)?.reasons, asking.input.id)
export const asksComment: Guard = (_state, asking) => surveyOn(asking)?.comment
export const asks: Guard = (_state, asking) => {
  const question = questionOf(asking)
  return question && cleanAnswer(question, asking.input.value) !== null
}
export const cameFrom: Guard = (state) => state.trail.length && !state.cancelling
export const fits: Guard = (_state, asking) => matchCard(asking)
export const isReferral: Guard = (_state, asking) => matchCard(asking)?.card.isReferral
export const hasCancel: Guard = (_state, { context }) => context.hasCancel
export const isUndecided: Guard = (state) => !state.cancelling
export const isCancel: Guard = (state) => state.pending?.action === 'cancel'
export const isIneligible: Guard = (_state, { input }) => input.code === 'ineligible'
export const hasOtherCards: Guard = (state) => state.offers.length > 1
export const serverConcludes: Guard = (_state, { context }) => context.confirmedBy === 'server'
export const cancelledLate: Guard = (state) => state.late
// "Cancel anyway" carries what was applied before, to say so; that save has been counted.
export const wasApplied: Guard = (state) => state.applied?.attemptId === state.attemptId
