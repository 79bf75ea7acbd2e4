import type { Action } from './actions.ts'
import { chosenReason, factsOf } from './facts.ts'
import { emitOnce } from './run.ts'

/** Describes the events of what was said since the last time: the reason, the answers, the comment. */
export const tell: Action = (state, run) => {
  const reason = chosenReason(run)
  if (reason) {
    const { id: reasonId, category, influenceable = true } = reason
    emitOnce(run, 'reason.chosen', '', reasonId, { reasonId, category, influenceable })
  }
  for (const { question } of factsOf(run).asked) {
    const { id, kind } = question
    const answer = state.answers[id]
    const said = kind === 'text' ? { text: `${answer}` } : { value: answer }
    if (answer !== undefined)
      emitOnce(run, 'answer.given', id, answer, { questionId: id, kind, ...said })
  }
  const text = state.comment.trim()
  if (text) emitOnce(run, 'answer.given', '', text, { questionId: 'comment', kind: 'text', text })
}
