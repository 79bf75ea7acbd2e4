import * as z from 'zod/mini'
import { categories } from './categories.ts'
import type { Operator } from './operators.ts'
import { id, instant, listOf, nonNegative, scalar } from './scalar-schemas.ts'

const category = z.enum(categories)

/** The comparisons that an `answer` or `field` rule may use; exactly one per rule. */
const comparisons = {
  is: z.optional(scalar),
  isNot: z.optional(scalar),
  in: z.optional(listOf(scalar)),
  notIn: z.optional(listOf(scalar)),
  above: z.optional(z.number()),
  atLeast: z.optional(z.number()),
  below: z.optional(z.number()),
  atMost: z.optional(z.number()),
  before: z.optional(instant),
  after: z.optional(instant),
  withinDays: z.optional(nonNegative),
  contains: z.optional(scalar),
  exists: z.optional(z.boolean()),
} satisfies Record<Operator, unknown>

type Comparisons = {
  readonly is?: string | number | boolean | undefined
  readonly isNot?: string | number | boolean | undefined
  readonly in?: readonly (string | number | boolean)[] | undefined
  readonly notIn?: readonly (string | number | boolean)[] | undefined
  readonly above?: number | undefined
  readonly atLeast?: number | undefined
  readonly below?: number | undefined
  readonly atMost?: number | undefined
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly withinDays?: number | undefined
  readonly contains?: string | number | boolean | undefined
  readonly exists?: boolean | undefined
}

export type { Operator } from './operators.ts'

/** A condition on the reason, the answers or the account; exactly one form each. */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | { readonly reason: string | readonly string[] }
  | { readonly category: string | readonly string[] }
  | { readonly segment: string }
  | AnswerRule
  | FieldRule

/** A comparison with what the subscriber answered to one question. */
export type AnswerRule = { readonly answer: string } & Comparisons

/** A comparison with one fact of the account, named by its path. */
export type FieldRule = { readonly field: string } & Comparisons

export const ruleSchema: z.ZodMiniType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ruleSchema) }),
    z.strictObject({ any: z.array(ruleSchema) }),
    z.strictObject({ not: ruleSchema }),
    z.strictObject({ reason: z.union([id, listOf(id)]) }),
    z.strictObject({ category: z.union([category, listOf(category)]) }),
    z.strictObject({ segment: id }),
    z.strictObject({ answer: id, ...comparisons }),
    z.strictObject({ field: id, ...comparisons }),
  ]),
)
