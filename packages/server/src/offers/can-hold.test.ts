import type { Account, Rule } from '@fairwell/core'
import { describe, expect, it } from 'vitest'
import { canHold, type Said } from './can-hold.ts'

const price = { id: 'too-expensive', category: 'price' }
const usage = { id: 'not-using', category: 'usage' }
const account: Account = { subscriber: { id: 'ada', tenureMonths: 5 } }
const segments: Record<string, Rule> = {
  loyal: { field: 'subscriber.tenureMonths', atLeast: 12 },
  circle: { segment: 'circle' },
}
const unknown: Said = { answers: {} }

function holds(rule: Rule | undefined, said: Said = unknown) {
  return canHold(rule, said, { now: 0, account, segments }, [price, usage])
}

describe('canHold', () => {
  it.each<[string, Rule | undefined, boolean]>([
    ['no rule', undefined, true],
    ['a reason that may still be chosen', { reason: 'too-expensive' }, true],
    ['a reason that there is none of', { reason: 'made-up' }, false],
    ['a category', { category: ['price', 'usage'] }, true],
    ['an answer that may still be given', { answer: 'q', is: 'x' }, true],
    ['a fact of the account', { field: 'subscriber.tenureMonths', is: 5 }, true],
    ['a fact that is otherwise', { field: 'subscriber.tenureMonths', above: 5 }, false],
    ['a segment', { segment: 'loyal' }, false],
    ['not a segment', { not: { segment: 'loyal' } }, true],
    ['a segment that there is none of', { segment: 'toString' }, false],
    ['a segment that leads back to itself', { segment: 'circle' }, false],
    ['all, one of which can not', { all: [{ category: 'price' }, { segment: 'loyal' }] }, false],
    ['any, one of which can', { any: [{ segment: 'loyal' }, { answer: 'q', is: 'x' }] }, true],
    ['any of nothing', { any: [] }, false],
    ['all of nothing', { all: [] }, true],
    ['two reasons at once', { all: [{ category: 'price' }, { category: 'usage' }] }, false],
    [
      'a reason and its contrary',
      { all: [{ category: 'price' }, { not: { category: 'price' } }] },
      false,
    ],
    ['no reason at all', { not: { category: ['price', 'usage'] } }, true],
    ['not an answer that may be given', { not: { answer: 'q', is: 'x' } }, true],
  ])('%s: as far as nothing is known', (_name, rule, expected) => {
    expect(holds(rule)).toBe(expected)
  })

  it.each<[string, Rule, Said, boolean]>([
    ['the reason that was chosen', { category: 'price' }, { reason: price, answers: {} }, true],
    ['another reason', { category: 'price' }, { reason: usage, answers: {} }, false],
    ['no reason', { category: 'price' }, { reason: null, answers: {} }, false],
    ['the answer that was given', { answer: 'q', is: 'x' }, { answers: { q: 'x' } }, true],
    ['another answer', { answer: 'q', is: 'x' }, { answers: { q: 'y' } }, false],
  ])('%s: as far as that is known', (_name, rule, said, expected) => {
    expect(holds(rule, said)).toBe(expected)
  })
})
