import type { ChoiceView } from '@fairwell/core'
import type { View } from '../view.ts'

/** Words the length of a pause or extension: "2 months". Empty where there is none. */
export function lengthLabel(length: unknown, { text }: View): string {
  for (const unit of ['day', 'week', 'month'] as const) {
    const count = (length as { [units: string]: number | undefined })[`${unit}s`]
    if (count) return text.length(count, unit)
  }
  return ''
}

/** Words a choice: the author's label, else the length of a pause or its end. */
export function choiceLabel({ choice, label }: ChoiceView, view: View): string {
  const { until } = choice as { until?: string }
  return label ?? (until ? view.text.untilDate(view.format.date(until)) : lengthLabel(choice, view))
}
