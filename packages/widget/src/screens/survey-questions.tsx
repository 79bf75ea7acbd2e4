import type { VNode } from 'preact'
import { optionList } from '../questions/option-list.tsx'
import { questionFields } from '../questions/question-field.tsx'
import { textField } from '../questions/text-field.tsx'
import type { View } from '../view.ts'

/** Draws whatever the screen asks: reasons, each followed by its own questions once chosen; questions; a comment. */
export function surveyQuestions(view: View, hasOwnTitle = false): VNode {
  const { state, flow, text, nameGroup } = view
  const { reasons, reason, comment } = state
  const questions = questionFields(view)
  const asksWords = comment || state.questions.some(({ kind }) => kind === 'text')
  return (
    <>
      <p class="quiet">{text.optional}</p>
      {reasons.length > 0 ? (
        <fieldset aria-labelledby={hasOwnTitle ? undefined : 'title'}>
          {hasOwnTitle && <legend>{state.title}</legend>}
          {optionList(
            reasons.map(({ id, label }) => ({
              id,
              label,
              below: id === reason && questions.length > 0 && <div class="follow">{questions}</div>,
            })),
            nameGroup('reason'),
            [reason],
            (id) => flow.chooseReason(id),
          )}
        </fieldset>
      ) : (
        questions
      )}
      {comment && textField(comment.label, comment.value, (words) => flow.comment(words))}
      {asksWords && <small id="careful">{text.sensitive}</small>}
    </>
  )
}
