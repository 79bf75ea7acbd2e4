import type { Json } from '../events/flow-event.ts'
import type { Account } from '../schema/account-schema.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { Operator, Rule } from '../schema/rule-schema.ts'
import { DAY_MS, readField } from './read-field.ts'
import { readInstant } from './read-instant.ts'

/** Everything that a rule may look at. */
export interface Facts {
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  readonly reason?: { readonly id: string; readonly category: string } | undefined
  readonly answers: { readonly [questionId: string]: AnswerValue }
  readonly account: Account
  readonly segments: { readonly [id: string]: Rule }
}

/** Whether a rule holds, and what decided it. */
export interface Verdict {
  readonly holds: boolean
  /**
   * The part that decided: of `all` the first that is false, else the last; of `any` the first that
   * is true, else the last; of `not` and `segment` what decided inside.
   */
  readonly leaf: Rule
  /** The value that the leaf looked at; absent where there was none. */
  readonly saw: Json | undefined
}

// Deeper than any checked definition goes: a rule may nest 32 times, and so may each segment in it.
const MAX_DEPTH = 999

/** A list of one item compares as that item: the answer `["late"]` is `late`. */
const isSame = (saw: Json, want: Json): boolean =>
  (Array.isArray(saw) && saw.length === 1 ? saw[0] : saw) === want
const isIn = (saw: Json, want: Json): boolean =>
  Array.isArray(want) && want.some((item) => isSame(saw, item))
// NaN makes every comparison false.
const numberOf = (value: Json): number => (typeof value === 'number' ? value : Number.NaN)

const comparisons: Record<Operator, (saw: Json, want: Json, now: number) => boolean> = {
  is: isSame,
  isNot: (saw, want) => !isSame(saw, want),
  in: isIn,
  notIn: (saw, want) => !isIn(saw, want),
  above: (saw, want) => numberOf(saw) > numberOf(want),
  atLeast: (saw, want) => numberOf(saw) >= numberOf(want),
  below: (saw, want) => numberOf(saw) < numberOf(want),
  atMost: (saw, want) => numberOf(saw) <= numberOf(want),
  before: (saw, want) => readInstant(saw) < readInstant(want),
  after: (saw, want) => readInstant(saw) > readInstant(want),
  withinDays: (saw, want, now) => Math.abs(readInstant(saw) - now) <= numberOf(want) * DAY_MS,
  contains: (saw, want) =>
    Array.isArray(saw)
      ? saw.includes(want)
      : typeof saw === 'string' && typeof want === 'string' && saw.includes(want),
  exists: (_saw, want) => want === true,
}

/** A rule of any form, its keys open to be looked for. */
type AnyRule = { readonly [key in Operator | 'reason' | 'category']?: Json | undefined } & {
  readonly all?: readonly Rule[]
  readonly any?: readonly Rule[]
  readonly not?: Rule
  readonly segment?: string
  readonly answer?: string
  readonly field?: string
}

/**
 * Whether `rule` holds for `facts`, and why. No rule holds always.
 *
 * A field or answer that is missing (also `null`, an empty text or an empty list of choices) makes
 * every comparison false, `isNot` and `notIn` too; only `exists: false` holds. Values of different
 * types never equal each other. `is`, `isNot`, `in` and `notIn` take a list of one item as that item
 * and a longer list as none of the values; `contains` looks into lists. Text compares exactly,
 * upper and lower case being different. Never throws: a rule of no known form, a segment that does
 * not exist and one that leads back to itself do not hold.
 */
export function evaluateRule(rule: Rule | undefined, facts: Facts): Verdict {
  return visit(rule ?? { all: [] }, facts, [])
}

function visit(rule: Rule, facts: Facts, trail: readonly Rule[]): Verdict {
  const verdict = (holds: boolean, saw?: Json): Verdict => ({ holds, leaf: rule, saw })
  if (typeof rule !== 'object' || !rule || trail.includes(rule) || trail.length > MAX_DEPTH) {
    return verdict(false)
  }
  const inner = (part: Rule) => visit(part, facts, [...trail, rule])
  const form: AnyRule = rule
  const parts = form.all ?? form.any
  if (Array.isArray(parts)) {
    const decides = !form.all
    let last = verdict(!decides)
    for (const part of parts) {
      last = inner(part)
      if (last.holds === decides) break
    }
    return last
  }
  if (form.not) {
    const negated = inner(form.not)
    return { ...negated, holds: !negated.holds }
  }
  if (form.segment !== undefined) {
    return Object.hasOwn(facts.segments, form.segment)
      ? inner(facts.segments[form.segment] as Rule)
      : verdict(false)
  }
  const wanted = form.reason ?? form.category
  if (wanted !== undefined) {
    const saw = form.reason === undefined ? facts.reason?.category : facts.reason?.id
    return verdict(saw !== undefined && [wanted].flat().includes(saw), saw)
  }
  const saw =
    form.field === undefined
      ? readAnswer(facts.answers, form.answer)
      : readField(form.field, facts.account, facts.now)
  const asked = (Object.keys(comparisons) as Operator[]).filter((key) => form[key] !== undefined)
  return verdict(
    asked.length > 0 &&
      asked.every((key) =>
        saw == null
          ? form[key] === false && key === 'exists'
          : comparisons[key](saw, form[key] as Json, facts.now),
      ),
    saw,
  )
}

function readAnswer(answers: Facts['answers'], id: string | undefined): Json | undefined {
  if (id === undefined || !Object.hasOwn(answers, id)) return undefined
  const value = answers[id]
  return typeof value === 'number' || value?.length ? value : undefined
}
