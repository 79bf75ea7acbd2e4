import type { Reason } from '../schema/definition-schema.ts'
import type { AnswerValue, Question } from '../schema/question-schema.ts'
import { evaluateRule, type Facts } from '../targeting/evaluate-rule.ts'
import type { FlowContext } from './flow-context.ts'
import type { MachineState } from './machine-state.ts'
import type { Step } from './step-graph.ts'

const surveyStep: Step = { id: 'survey', kind: 'survey' }

/** The reason that is chosen now. */
export function chosenReason(state: MachineState, context: FlowContext): Reason | undefined {
  return context.definition.survey?.reasons.find((reason) => reason.id === state.reason)
}

interface Asked {
  readonly step: string
  readonly question: Question
}

/**
 * The facts that rules see, and the questions that are asked under them. An answer counts only while
 * its question is asked: one given under another reason is kept, but decides nothing.
 */
export function factsOf(
  state: MachineState,
  context: FlowContext,
  now: number,
): { readonly facts: Facts; readonly asked: readonly Asked[] } {
  const reason = chosenReason(state, context)
  const answers: Record<string, AnswerValue> = {}
  const facts: Facts = {
    now,
    reason,
    answers,
    account: context.account,
    segments: context.definition.segments ?? {},
  }
  const asked: Asked[] = []
  const steps = context.rules.surveyAfter ? [...context.steps, surveyStep] : context.steps
  for (const { id, kind, screen, when } of steps) {
    if (!evaluateRule(when, facts).holds) continue
    const questions =
      kind === 'survey' ? reason?.questions : screen?.kind === 'questions' && screen.questions
    for (const question of questions || []) {
      if (!evaluateRule(question.when, facts).holds) continue
      asked.push({ step: id, question })
      const answer = state.answers[question.id]
      if (answer !== undefined) answers[question.id] = answer
    }
  }
  return { facts, asked }
}
