import type { AnswerValue, QuestionKind, QuestionView } from '@fairwell/core'
import type { VNode } from 'preact'
import type { View } from '../view.ts'
import { type Option, optionList } from './option-list.tsx'
import { textField } from './text-field.tsx'

type Field = (question: QuestionView, give: (value: AnswerValue) => void, name: string) => VNode

/** What is chosen: the entry of a choice, those of a multi-choice, the step of a scale. */
const chosenIn = ({ value = [] }: QuestionView): string[] => [value].flat().map(String)

function scaleSteps({ from = 0, to = 10 }: QuestionView): Option[] {
  const steps: Option[] = []
  for (let step = from; step <= to; step++) steps.push({ id: `${step}`, label: `${step}` })
  return steps
}

function group(
  question: QuestionView,
  options: readonly Option[],
  name: string,
  choose: (id: string, checked: boolean) => void,
  type?: 'checkbox',
): VNode {
  const ends = question.fromLabel && `ends-${question.id}`
  return (
    <fieldset class={question.kind} aria-describedby={ends}>
      <legend>{question.label}</legend>
      {optionList(options, name, chosenIn(question), choose, type)}
      {ends && (
        <small id={ends}>
          {question.from} = <bdi>{question.fromLabel}</bdi>
          {question.toLabel && [`, ${question.to} = `, <bdi key="to">{question.toLabel}</bdi>]}
        </small>
      )}
    </fieldset>
  )
}

const fields: Record<QuestionKind, Field> = {
  text: ({ label, value }, give) => textField(label, `${value ?? ''}`, give),

  choice: (question, give, name) => group(question, question.options, name, give),

  'multi-choice'(question, give, name) {
    const { options } = question
    const chosen = chosenIn(question)
    const toggle = (changed: string, checked: boolean) =>
      give(
        options.flatMap(({ id }) => ((id === changed ? checked : chosen.includes(id)) ? id : [])),
      )
    return group(question, options, name, toggle, 'checkbox')
  },

  scale: (question, give, name) =>
    group(question, scaleSteps(question), name, (id) => give(Number(id))),
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
