import type { AnswerValue, Rule } from '@fairwell/core'
import { evaluateRule, type Facts } from '@fairwell/core/backend'

/** What is known of what the subscriber says; the rest may turn out either way. */
export interface Said {
  /** The reason, or `null` where there is none; absent: not known. */
  readonly reason?: Facts['reason'] | null
  readonly answers: { readonly [questionId: string]: AnswerValue }
}

type Possibility = 'yes' | 'no' | 'open'

/** Whether a rule can hold for this account, whatever else the subscriber may say. */
export function canHold(
  rule: Rule | undefined,
  said: Said,
  facts: Pick<Facts, 'now' | 'account' | 'segments'>,
  reasons: readonly NonNullable<Facts['reason']>[],
): boolean {
  if (!rule) return true
  // One reason at a time: "price and not price" can't hold, though each half could.
  const candidates =
    said.reason === undefined ? [undefined, ...reasons] : [said.reason ?? undefined]
  return candidates.some((reason) => {
    const known: Facts = { ...facts, reason, answers: said.answers }
    return possibility(rule, known, []) !== 'no'
  })
}

function possibility(rule: Rule, facts: Facts, trail: readonly Rule[]): Possibility {
  if (trail.includes(rule)) return 'no'
  const inner = (part: Rule) => possibility(part, facts, [...trail, rule])
  if ('all' in rule) return join(rule.all.map(inner), 'no', 'yes')
  if ('any' in rule) return join(rule.any.map(inner), 'yes', 'no')
  if ('not' in rule) return negate(inner(rule.not))
  if ('segment' in rule) {
    const segment = Object.hasOwn(facts.segments, rule.segment) && facts.segments[rule.segment]
    return segment ? inner(segment) : 'no'
  }
  if ('answer' in rule && !Object.hasOwn(facts.answers, rule.answer)) return 'open'
  return evaluateRule(rule, facts).holds ? 'yes' : 'no'
}

function join(parts: readonly Possibility[], decides: 'yes' | 'no', empty: 'yes' | 'no') {
  if (parts.includes(decides)) return decides
  return parts.includes('open') ? 'open' : empty
}

function negate(part: Possibility): Possibility {
  if (part === 'open') return part
  return part === 'yes' ? 'no' : 'yes'
}
