import type { ChoiceView } from '@fairwell/core'
import type { View } from '../view.ts'

/** Words the length of a pause or extension: "2 months". Empty where there is none. */
export function lengthLabel(length: unknown, { text }: View): string {
  for (const unit of ['days', 'weeks', 'months'] as const) {
    const count = (length as { [unit: string]: number | undefined })[unit]
    if (count) return text[unit](count)
  }
  return ''
}

/** Words a choice: the author's label, else the length of a pause or its end. */
export function choiceLabel({ choice, label }: ChoiceView, view: View): string {
  const { until } = choice as { until?: string }
  return label ?? (until ? view.text.untilDate(view.format.date(until)) : lengthLabel(choice, view))
}
