import type { ChoiceView } from '@fairwell/core'
import type { View } from '../view.ts'

/** Words the length of a pause or extension: "2 months". Empty where there is none. */
export function lengthLabel(length: unknown, { format }: View): string {
  for (const unit of ['day', 'week', 'month'] as const) {
    const count = (length as { [units: string]: number | undefined })[`${unit}s`]
    if (count) return format.length(count, unit)
  }
  return ''
}

/** Words a choice: the author's label, else the length of a pause or its end. */
export function choiceLabel({ choice, label }: ChoiceView, view: View): string {
  const { until } = choice as { until?: string }
  const { text, format } = view
  return (
    label ??
    (until ? format.fill(text.untilDate, { date: format.date(until) }) : lengthLabel(choice, view))
  )
}
