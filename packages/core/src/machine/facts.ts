import type { FlowDefinition, Reason } from '../schema/definition-schema.ts'
import type { AnswerValue, Question } from '../schema/question-schema.ts'
import { evaluateRule, type Facts } from '../targeting/evaluate-rule.ts'
import { findById } from '../targeting/find-by-id.ts'
import type { Asking, Moment } from './run.ts'
import type { Step } from './step-graph.ts'

const surveyStep: Step = { id: 'survey', kind: 'survey' }

/** The survey, where it is on the screen now: also after the acknowledgement, if it comes there. */
export function surveyOn({ state: { screen }, context }: Moment): FlowDefinition['survey'] {
  const isHere = screen === 'survey' || (screen === 'cancelled' && context.rules.surveyAfter)
  return isHere ? context.definition.survey : undefined
}

/** The reason that is chosen now. */
export function chosenReason({ state, context }: Moment): Reason | undefined {
  return findById(context.definition.survey?.reasons, state.reason)
}

interface Asked {
  readonly step: string
  readonly question: Question
}

/**
 * The facts that rules see, and the questions that are asked under them. An answer counts only while
 * its question is asked: one given under another reason is kept, but decides nothing.
 */
export function factsOf(moment: Moment): {
  readonly facts: Facts
  readonly asked: readonly Asked[]
} {
  const { state, context, now } = moment
  const reason = chosenReason(moment)
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
    const words = kind === 'survey' && state.comment.trim()
    if (words) answers.comment = words
    const asking = (kind === 'survey' ? reason : screen) as Pick<Reason, 'questions'> | undefined
    for (const question of asking?.questions ?? []) {
      if (!evaluateRule(question.when, facts).holds) continue
      asked.push({ step: id, question })
      const answer = state.answers[question.id]
      if (answer !== undefined) answers[question.id] = answer
    }
  }
  return { facts, asked }
}

/** The questions on the screen now. */
export function questionsOn(moment: Moment): readonly Question[] {
  const { screen, step: current } = moment.state
  const here = surveyOn(moment) ? 'survey' : screen === 'questions' && current
  return factsOf(moment).asked.flatMap(({ step, question }) => (step === here ? question : []))
}

/** The question on the screen that an input answers. */
export const questionOf = (run: Asking): Question | undefined =>
  findById(questionsOn(run), run.input.id)
