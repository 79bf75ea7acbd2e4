import { sameJson } from '../offers/same-json.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import { chosenReason, factsOf } from './facts.ts'
import { emit, type Run } from './run.ts'

const reasonKey = 'reason'

/** Describes the events of what was said since the last time: the reason, the answers, the comment. */
export function tell(run: Run): void {
  const { draft, context, input } = run
  const isNew = (key: string, value: AnswerValue): boolean => {
    if (sameJson(draft.told[key], value)) return false
    draft.told = { ...draft.told, [key]: value }
    return true
  }
  const reason = chosenReason(draft, context)
  if (reason && isNew(reasonKey, reason.id)) {
    const { id: reasonId, category, influenceable = true } = reason
    emit(run, 'reason.chosen', { reasonId, category, influenceable })
  }
  for (const { question } of factsOf(draft, context, input.at).asked) {
    const answer = draft.answers[question.id]
    if (answer === undefined || !isNew(`answer:${question.id}`, answer)) continue
    const said = question.kind === 'text' ? { text: String(answer) } : { value: answer }
    emit(run, 'answer.given', { questionId: question.id, kind: question.kind, ...said })
  }
  const text = draft.comment.trim()
  if (text && isNew('comment', text))
    emit(run, 'answer.given', { questionId: 'comment', kind: 'text', text })
}
