import type { AnswerValue, QuestionKind, QuestionView } from '@fairwell/core'
import type { VNode } from 'preact'
import type { View } from '../view.ts'
import { type Option, optionList } from './option-list.tsx'
import { textField } from './text-field.tsx'

type Field = (question: QuestionView, give: (value?: AnswerValue) => void, name: string) => VNode

function scaleSteps({ from = 0, to = 10 }: QuestionView): Option[] {
  const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${from + index}`)
  return ids.map((id) => ({ id, label: id }))
}

const group = (question: QuestionView, list: VNode) => (
  <fieldset class={question.kind}>
    <legend>{question.label}</legend>
    {list}
    {question.fromLabel && (
      <small>
        {question.from} = {question.fromLabel}
        {question.toLabel && `, ${question.to} = ${question.toLabel}`}
      </small>
    )}
  </fieldset>
)

const fields: Record<QuestionKind, Field> = {
  text: ({ label, value }, give) => textField(label, `${value ?? ''}`, give),

  choice: (question, give, name) =>
    group(
      question,
      optionList(question.options, name, (id) => id === question.value, give),
    ),

  'multi-choice'(question, give, name) {
    const { options, value = [] } = question
    const has = (id: string) => (value as readonly string[]).includes(id)
    const toggle = (changed: string, checked: boolean) =>
      give(options.flatMap(({ id }) => ((id === changed ? checked : has(id)) ? id : [])))
    return group(question, optionList(options, name, has, toggle, 'checkbox'))
  },

  scale: (question, give, name) =>
    group(
      question,
      optionList(
        scaleSteps(question),
        name,
        (id) => id === `${question.value}`,
        (id) => give(Number(id)),
      ),
    ),
}

/** Draws the questions of a screen, each by its kind. */
export function questionFields({ state, flow, nameGroup }: View): VNode[] {
  return state.questions.map((question) => (
    <div key={question.id}>
      {fields[question.kind](
        question,
        (value) => flow.answer(question.id, value),
        // No reason and no offer may share a name, and with it a choice, with a question.
        nameGroup(`?${question.id}`),
      )}
    </div>
  ))
}
