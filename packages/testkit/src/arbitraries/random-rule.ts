import type { Category, Question, Rule } from '@fairwell/core'
import type { Dice } from './dice.ts'

/** What a rule may refer to. */
export interface RuleScope {
  readonly reasons: readonly string[]
  readonly segments: readonly string[]
  readonly questions: readonly Question[]
}

const categories = ['price', 'usage', 'features', 'quality', 'temporary', 'other'] as const
const words = {
  'subscription.status': ['trialing', 'active', 'past_due', 'paused', 'cancelling', 'cancelled'],
  'subscription.interval': ['day', 'week', 'month', 'year'],
  'subscription.planId': ['pro', 'basic', 'solo'],
  'subscriber.attributes.tier': ['gold', 'silver'],
} as const
const numbers = [
  'subscriber.tenureMonths',
  'subscription.priceMinor',
  'subscription.quantity',
  'history.attempts',
  'history.applied',
  'history.daysSinceApplied',
] as const
const instants = [
  'subscriber.createdAt',
  'subscription.currentPeriodEnd',
  'subscription.trialEnd',
] as const
const days = ['2026-01-01T00:00:00Z', '2026-11-22T12:00:00Z', '2027-06-01T00:00:00Z'] as const

/** A rule that is valid in `scope` and at most three deep. */
export function randomRule(dice: Dice, scope: RuleScope, depth = 0): Rule {
  const nested = () => randomRule(dice, scope, depth + 1)
  switch (dice.below(depth < 2 ? 11 : 7)) {
    case 0:
      return { category: dice.chance(50) ? dice.pick(categories) : someCategories(dice) }
    case 1: {
      const reason = dice.pickAny(scope.reasons)
      if (reason !== undefined) return { reason: dice.chance(60) ? reason : [reason] }
      break
    }
    case 2: {
      const segment = dice.pickAny(scope.segments)
      if (segment !== undefined) return { segment }
      break
    }
    case 3:
    case 4: {
      const question = dice.pickAny(scope.questions)
      if (question) return answerRule(dice, question)
      break
    }
    case 7:
      return { all: Array.from({ length: dice.below(3) }, nested) }
    case 8:
      return { any: Array.from({ length: dice.below(3) }, nested) }
    case 9:
    case 10:
      return { not: nested() }
  }
  return fieldRule(dice)
}

function someCategories(dice: Dice): Category[] {
  return [dice.pick(categories), dice.pick(categories)]
}

function answerRule(dice: Dice, { id: answer, ...question }: Question): Rule {
  if (question.kind === 'text' || dice.chance(15)) return { answer, exists: dice.chance(70) }
  if (question.kind === 'scale') {
    const bound = question.from + dice.below(question.to - question.from + 1)
    const operator = dice.pick(['above', 'atLeast', 'below', 'atMost', 'is', 'isNot'])
    return { answer, [operator]: bound }
  }
  const option = dice.pickAny(question.options)?.id ?? ''
  if (question.kind === 'multi-choice') return { answer, contains: option }
  const operator = dice.pick(['is', 'isNot'])
  return dice.chance(70)
    ? { answer, [operator]: option }
    : { answer, [dice.pick(['in', 'notIn'])]: [option] }
}

function fieldRule(dice: Dice): Rule {
  switch (dice.below(4)) {
    case 0: {
      const field = dice.pick(numbers)
      const operator = dice.pick(['above', 'atLeast', 'below', 'atMost', 'is', 'isNot'])
      return { field, [operator]: dice.pick([0, 1, 3, 12, 2900]) }
    }
    case 1: {
      const field = dice.pick(instants)
      if (dice.chance(30)) return { field, withinDays: dice.pick([0, 7, 400]) }
      return { field, [dice.pick(['before', 'after'])]: dice.pick(days) }
    }
    case 2:
      return { field: dice.pick([...numbers, ...instants]), exists: dice.chance(50) }
    default: {
      const field = dice.pick([
        'subscription.status',
        'subscription.interval',
        'subscription.planId',
        'subscriber.attributes.tier',
      ])
      const known: readonly [string, ...string[]] = words[field]
      const word = dice.pick(known)
      switch (dice.below(4)) {
        case 0:
          return { field: 'subscriber.attributes.tier', contains: 'gol' }
        case 1:
          return { field, [dice.pick(['in', 'notIn'])]: [word, dice.pick(known)] }
        default:
          return { field, [dice.pick(['is', 'isNot'])]: word }
      }
    }
  }
}
