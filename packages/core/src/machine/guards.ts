import { findById } from '../targeting/find-by-id.ts'
import { matchCard } from './choose-offers.ts'
import { cleanAnswer } from './clean-answer.ts'
import { questionOf, surveyOn } from './facts.ts'
import type { FlowContext } from './flow-context.ts'
import type { Asking } from './run.ts'

/** Whether the definition is enabled and the jurisdiction lets the flow run. */
export const starts = ({ definition, rules }: FlowContext): boolean =>
  definition.enabled !== false && rules.start

/** The conditions that rows of the table name. Pure, and asked before anything changes. */
export const guards = {
  isKept: ({ input }) => input.kept,
  starts: ({ context }) => starts(context),
  isHidden: ({ state }) => state.hidden,
  asksReason: (run) => surveyOn(run),
  knowsReason: (run) => findById(surveyOn(run)?.reasons, run.input.id),
  asksComment: (run) => surveyOn(run)?.comment,
  asks(run) {
    const question = questionOf(run)
    return question && cleanAnswer(question, run.input.value) !== null
  },
  cameFrom: ({ state }) => state.trail.length && !state.cancelling,
  fits: (run) => matchCard(run),
  isReferral: (run) => matchCard(run)?.card.isReferral,
  hasCancel: ({ context }) => context.hasCancel,
  isUndecided: ({ state }) => !state.cancelling,
  isCancel: ({ state }) => state.pending?.action === 'cancel',
  isThisAction: ({ state, input }) => state.pending?.key === input.key,
  isIneligible: ({ input }) => input.code === 'ineligible',
  hasOtherCards: ({ state }) => state.offers.length > 1,
  serverConcludes: ({ context }) => context.confirmedBy === 'server',
  cancelledLate: ({ state }) => state.late,
  // "Cancel anyway" carries what was applied before, to say so; that save has been counted.
  wasApplied: ({ state }) => state.applied?.attemptId === state.attemptId,
} satisfies { readonly [name: string]: (run: Asking) => unknown }

export type GuardName = keyof typeof guards
