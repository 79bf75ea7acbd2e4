import * as z from 'zod/mini'
import { ruleSchema } from './rule-schema.ts'
import { copy, id, listOf, wholeNumber } from './scalar-schemas.ts'

const base = { id, label: copy, when: z.optional(ruleSchema) }

/** One entry of a `choice` or `multi-choice` question. */
export const optionSchema = z.strictObject({ id, label: copy })

const options = listOf(optionSchema)

/** A follow-up question. None can be made required: a survey is always skippable. */
export const questionSchema = z.union([
  z.strictObject({ ...base, kind: z.literal('text') }),
  z.strictObject({ ...base, kind: z.literal('choice'), options }),
  z.strictObject({ ...base, kind: z.literal('multi-choice'), options }),
  z.strictObject({
    ...base,
    kind: z.literal('scale'),
    from: wholeNumber,
    to: wholeNumber,
    fromLabel: z.optional(copy),
    toLabel: z.optional(copy),
  }),
])

export type Question = z.infer<typeof questionSchema>
export type QuestionKind = Question['kind']

/** `text`: the words; `choice`: an option id; `multi-choice`: option ids; `scale`: the number. */
export type AnswerValue = string | number | readonly string[]
