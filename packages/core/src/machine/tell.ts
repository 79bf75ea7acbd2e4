import { chosenReason, factsOf } from './facts.ts'
import { emitOnce, type Run } from './run.ts'

/** Describes the events of what was said since the last time: the reason, the answers, the comment. */
export function tell(run: Run): void {
  const reason = chosenReason(run)
  if (reason) {
    const { id: reasonId, category, influenceable = true } = reason
    emitOnce(run, 'reason.chosen', '', reasonId, { reasonId, category, influenceable })
  }
  for (const { question } of factsOf(run).asked) {
    const { id, kind } = question
    const answer = run.state.answers[id]
    const said = kind === 'text' ? { text: `${answer}` } : { value: answer }
    if (answer !== undefined)
      emitOnce(run, 'answer.given', id, answer, { questionId: id, kind, ...said })
  }
  const text = run.state.comment.trim()
  if (text) emitOnce(run, 'answer.given', '', text, { questionId: 'comment', kind: 'text', text })
}
