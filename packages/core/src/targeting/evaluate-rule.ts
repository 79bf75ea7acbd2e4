import type { Json } from '../events/flow-event.ts'
import type { Account } from '../schema/account-schema.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { Operator, Rule } from '../schema/rule-schema.ts'
import { DAY_MS, readField } from './read-field.ts'
import { readInstant } from './read-instant.ts'
import { own } from './read-own.ts'

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

type Comparison = (saw: Json, want: Json, now: number) => boolean

/** A list of one item compares as that item: the answer `["late"]` is `late`. */
const isAmong: Comparison = (saw, want) =>
  [want].flat().includes(Array.isArray(saw) && saw.length === 1 ? saw[0] : saw)
const isNotAmong: Comparison = (saw, want) => !isAmong(saw, want, 0)
const measure = (value: Json): number => (typeof value === 'number' ? value : readInstant(value))
/** NaN, and so false in every comparison, unless both are numbers or both instants. */
const gap = (saw: Json, want: Json): number =>
  typeof saw === typeof want ? measure(saw) - measure(want) : Number.NaN
const isMore: Comparison = (saw, want) => gap(saw, want) > 0
const isLess: Comparison = (saw, want) => gap(saw, want) < 0

const comparisons: Record<Operator, Comparison> = {
  is: isAmong,
  isNot: isNotAmong,
  in: isAmong,
  notIn: isNotAmong,
  above: isMore,
  atLeast: (saw, want) => gap(saw, want) >= 0,
  below: isLess,
  atMost: (saw, want) => gap(saw, want) <= 0,
  before: isLess,
  after: isMore,
  withinDays: (saw, want, now) => Math.abs(readInstant(saw) - now) <= (want as number) * DAY_MS,
  contains: (saw, want) =>
    (Array.isArray(saw) || (typeof saw === 'string' && typeof want === 'string')) &&
    saw.includes(want as never),
  exists: (_, want) => want === true,
}

/** A rule of any form, its keys open to be looked for. */
interface AnyRule {
  readonly all?: readonly Rule[]
  readonly any?: readonly Rule[]
  readonly not?: Rule
  readonly segment?: string
  readonly reason?: Json
  readonly category?: Json
  readonly answer?: string
  readonly field?: string
  readonly [operator: string]: unknown
}

/**
 * Whether `rule` holds for `facts`, and why. No rule holds always.
 *
 * A field or answer that is missing (also `null`, an empty text or an empty list) makes every
 * comparison false, `isNot` and `notIn` too; only `exists: false` holds. Values of different types
 * never equal each other. `is`, `isNot`, `in` and `notIn` take a list of one item as that item and a
 * longer list as none of the values; `contains` looks into lists. Text compares exactly, upper and
 * lower case being different. Never throws: a rule of no known form, a segment that does not exist
 * and one that leads back to itself do not hold.
 */
export function evaluateRule(rule: Rule | undefined, facts: Facts): Verdict {
  return visit(rule ?? { all: [] }, facts, [])
}

function visit(rule: Rule, facts: Facts, trail: readonly unknown[]): Verdict {
  const { all, any, not, segment, reason, category, field, answer, ...rest } = Object(
    rule,
  ) as AnyRule
  const verdict = (holds: boolean, saw?: Json): Verdict => ({ holds, leaf: rule, saw })
  const inner = (part: Rule) => visit(part, facts, [...trail, rule])

  if (trail.includes(rule) || trail.length > MAX_DEPTH) return verdict(false)
  if (all || any) {
    let last = verdict(!any)
    for (const part of [all ?? any].flat() as Rule[]) {
      last = inner(part)
      if (last.holds === !all) break
    }
    return last
  }
  if (not) {
    const negated = inner(not)
    return { ...negated, holds: !negated.holds }
  }
  if (segment) {
    const named = own(facts.segments, segment) as Rule | undefined
    return named ? inner(named) : verdict(false)
  }
  const wanted = reason ?? category
  const saw: Json | undefined = wanted
    ? facts.reason?.[reason ? 'id' : 'category']
    : field
      ? readField(field, facts.account, facts.now)
      : own(facts.answers, `${answer}`)
  const operator = wanted ? 'in' : Object.keys(rest).find((key) => own(comparisons, key))
  const want = (wanted ?? rest[`${operator}`]) as Json
  const isMissing = saw == null || (saw as string).length === 0
  return verdict(
    isMissing
      ? operator === 'exists' && want === false
      : !!comparisons[operator as Operator]?.(saw, want, facts.now),
    saw,
  )
}
