import { arbitraryAccount } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../events/flow-event.ts'
import type { Operator, Rule } from '../schema/rule-schema.ts'
import { evaluateRule, type Facts } from './evaluate-rule.ts'

const now = Date.parse('2026-11-22T00:00:00Z')

function someFacts(facts: Partial<Facts> = {}): Facts {
  return { now, answers: {}, account: {}, segments: {}, ...facts }
}

function withAttribute(value: Json | undefined): Facts {
  const attributes = value === undefined ? {} : { x: value }
  return someFacts({ account: { subscriber: { attributes: attributes as Record<string, never> } } })
}

/** What each operator may be compared with, such that a value that is there could hold. */
const onMissing: Record<Operator, Json> = {
  is: 'a',
  isNot: 'a',
  in: ['a'],
  notIn: ['a'],
  above: 0,
  atLeast: 0,
  below: 1,
  atMost: 1,
  before: '2030-01-01T00:00:00Z',
  after: '2020-01-01T00:00:00Z',
  withinDays: 100_000,
  contains: '',
  exists: true,
}
const operators = Object.keys(onMissing) as Operator[]

const onField = (comparison: object) =>
  ({ field: 'subscriber.attributes.x', ...comparison }) as Rule
const holds = (rule: Rule, facts: Facts) => evaluateRule(rule, facts).holds

const yes = true
const no = false

describe('comparisons', () => {
  it.each<[object, Json, boolean]>([
    [{ is: 'a' }, 'a', yes],
    [{ is: 'a' }, 'A', no],
    [{ is: 3 }, 3, yes],
    [{ is: 3 }, '3', no],
    [{ is: true }, true, yes],
    [{ is: false }, false, yes],
    [{ is: true }, 'true', no],
    [{ is: 0 }, 0, yes],
    [{ is: 0 }, false, no],
    [{ is: 'a' }, ['a'], yes],
    [{ is: 'a' }, ['a', 'b'], no],
    [{ is: 'a' }, { a: 'a' }, no],
    [{ isNot: 'a' }, 'b', yes],
    [{ isNot: 'a' }, 'a', no],
    [{ isNot: 3 }, '3', yes],
    [{ isNot: true }, false, yes],
    [{ isNot: 'a' }, ['a', 'b'], yes],
    [{ isNot: 'a' }, ['a'], no],
    [{ in: ['a', 'b'] }, 'b', yes],
    [{ in: ['a', 'b'] }, 'c', no],
    [{ in: [1, 2] }, 2, yes],
    [{ in: [1, 2] }, '2', no],
    [{ in: [true] }, true, yes],
    [{ in: ['a'] }, ['a'], yes],
    [{ in: ['a', 'b'] }, ['a', 'b'], no],
    [{ in: [] }, 'a', no],
    [{ notIn: ['a', 'b'] }, 'c', yes],
    [{ notIn: ['a', 'b'] }, 'a', no],
    [{ notIn: [1] }, 2, yes],
    [{ notIn: [] }, 'a', yes],
    [{ notIn: ['a'] }, ['a', 'b'], yes],
    [{ above: 5 }, 6, yes],
    [{ above: 5 }, 5, no],
    [{ above: 5 }, '6', no],
    [{ above: 5 }, '2026-01-01', no],
    [{ atLeast: 5 }, 5, yes],
    [{ atLeast: 5 }, 4.99, no],
    [{ atLeast: 5 }, true, no],
    [{ below: 5 }, 4, yes],
    [{ below: 5 }, 5, no],
    [{ below: 5 }, '4', no],
    [{ below: 5 }, [4], no],
    [{ atMost: 5 }, 5, yes],
    [{ atMost: 5 }, 6, no],
    [{ atMost: 5 }, 'a', no],
    [{ before: '2026-06-01T00:00:00Z' }, '2026-05-31T23:59:59Z', yes],
    [{ before: '2026-06-01T00:00:00Z' }, '2026-06-01T00:00:00.000Z', no],
    [{ before: '2026-06-01T00:00:00Z' }, '2026-06-01T01:00:00+02:00', yes],
    [{ before: '2026-06-01T00:00:00Z' }, 'soon', no],
    [{ before: '2026-06-01T00:00:00Z' }, 5, no],
    [{ after: '2026-06-01T00:00:00Z' }, '2026-06-01T00:00:01Z', yes],
    [{ after: '2026-06-01T00:00:00Z' }, '2026-06-01T00:00:00Z', no],
    [{ after: '2026-06-01T00:00:00Z' }, true, no],
    [{ withinDays: 30 }, '2026-10-23T00:00:00Z', yes],
    [{ withinDays: 30 }, '2026-10-22T23:59:59Z', no],
    [{ withinDays: 30 }, '2026-12-22T00:00:00Z', yes],
    [{ withinDays: 30 }, '2026-12-22T00:00:01Z', no],
    [{ withinDays: 0 }, '2026-11-22T00:00:00Z', yes],
    [{ withinDays: 30 }, 'recently', no],
    [{ withinDays: 30 }, now, no],
    [{ contains: 'late' }, ['late', 'cold'], yes],
    [{ contains: 'lat' }, ['late', 'cold'], no],
    [{ contains: 2 }, [1, 2], yes],
    [{ contains: 'ell' }, 'hello', yes],
    [{ contains: 'ELL' }, 'hello', no],
    [{ contains: 2 }, '123', no],
    [{ contains: 2 }, 123, no],
    [{ contains: 'a' }, { a: 'a' }, no],
    [{ exists: true }, 'a', yes],
    [{ exists: true }, 0, yes],
    [{ exists: true }, false, yes],
    [{ exists: false }, 'a', no],
    [{ exists: false }, 0, no],
  ])('%j on %j: %j', (comparison, value, expected) => {
    expect(holds(onField(comparison), withAttribute(value))).toBe(expected)
  })

  it.each(operators)('%s is false on a missing field and on a missing answer', (operator) => {
    const comparison = { [operator]: onMissing[operator] }
    for (const missing of [undefined, null, '', []]) {
      expect(holds(onField(comparison), withAttribute(missing))).toBe(false)
    }
    const onAnswer = { answer: 'q', ...comparison } as Rule
    expect(holds(onAnswer, someFacts())).toBe(false)
    expect(holds(onAnswer, someFacts({ answers: { q: '' } }))).toBe(false)
    expect(holds(onAnswer, someFacts({ answers: { q: [] } }))).toBe(false)
  })

  it('exists: false holds on a missing field, and its negation does not', () => {
    const rule = onField({ exists: false })
    expect(holds(rule, withAttribute(undefined))).toBe(true)
    expect(holds(rule, withAttribute(null))).toBe(true)
    expect(holds({ not: rule }, withAttribute(undefined))).toBe(false)
    expect(holds({ answer: 'q', exists: false }, someFacts())).toBe(true)
  })

  it('a negation of a comparison holds where the field is missing', () => {
    expect(holds({ not: onField({ is: 'a' }) }, withAttribute(undefined))).toBe(true)
  })

  it.each<[object, Facts['answers'][string], boolean]>([
    [{ is: 'yes' }, 'yes', yes],
    [{ isNot: 'yes' }, 'no', yes],
    [{ contains: 'late' }, ['flavour', 'late'], yes],
    [{ is: 'late' }, ['flavour', 'late'], no],
    [{ is: 'late' }, ['late'], yes],
    [{ in: ['late', 'cold'] }, ['late'], yes],
    [{ atLeast: 7 }, 8, yes],
    [{ is: 0 }, 0, yes],
    [{ exists: true }, 0, yes],
    [{ contains: 'price' }, 'the price is high', yes],
  ])('answer %j on %j: %j', (comparison, value, expected) => {
    expect(holds({ answer: 'q', ...comparison }, someFacts({ answers: { q: value } }))).toBe(
      expected,
    )
  })

  it('finds the comparison wherever it stands among the keys', () => {
    expect(holds({ is: 'a', field: 'subscriber.attributes.x' }, withAttribute('a'))).toBe(true)
  })
})

describe('reason and category', () => {
  const facts = someFacts({ reason: { id: 'too-expensive', category: 'price' } })

  it.each<[Rule, boolean]>([
    [{ reason: 'too-expensive' }, yes],
    [{ reason: 'other' }, no],
    [{ reason: ['other', 'too-expensive'] }, yes],
    [{ reason: ['other'] }, no],
    [{ reason: [] }, no],
    [{ category: 'price' }, yes],
    [{ category: 'usage' }, no],
    [{ category: ['usage', 'price'] }, yes],
  ])('%j: %j', (rule, expected) => {
    expect(holds(rule, facts)).toBe(expected)
  })

  it('are false before a reason is chosen', () => {
    expect(holds({ reason: 'too-expensive' }, someFacts())).toBe(false)
    expect(holds({ category: 'price' }, someFacts())).toBe(false)
  })
})

describe('all, any, not, segment', () => {
  const t = onField({ is: 1 })
  const f = onField({ is: 2 })
  const facts = withAttribute(1)

  it.each<[Rule, boolean, Rule]>([
    [{ all: [t, f, t] }, no, f],
    [{ all: [t, t] }, yes, t],
    [{ all: [] }, yes, { all: [] }],
    [{ any: [f, t, f] }, yes, t],
    [{ any: [f, f] }, no, f],
    [{ any: [] }, no, { any: [] }],
    [{ not: t }, no, t],
    [{ not: f }, yes, f],
    [{ not: { any: [f, t] } }, no, t],
    [{ all: [t, { any: [f, { not: t }] }] }, no, t],
  ])('%j: %j, decided by the leaf', (rule, expected, leaf) => {
    expect(evaluateRule(rule, facts)).toMatchObject({ holds: expected, leaf })
  })

  it('says which value the leaf saw', () => {
    expect(evaluateRule({ all: [t, f] }, facts)).toEqual({ holds: false, leaf: f, saw: 1 })
    expect(
      evaluateRule({ category: 'price' }, someFacts({ reason: { id: 'r', category: 'usage' } })),
    ).toEqual({ holds: false, leaf: { category: 'price' }, saw: 'usage' })
  })

  it('a segment is its rule, by id', () => {
    const segments = { one: t, two: { not: { segment: 'one' } } }
    expect(evaluateRule({ segment: 'one' }, { ...facts, segments })).toMatchObject({
      holds: true,
      leaf: t,
    })
    expect(holds({ segment: 'two' }, { ...facts, segments })).toBe(false)
  })

  it('a segment that is not there does not hold, nor one that a prototype has', () => {
    for (const segment of ['none', 'toString', '__proto__']) {
      expect(evaluateRule({ segment }, facts)).toMatchObject({ holds: false, leaf: { segment } })
    }
  })

  it('segments that lead back to themselves do not hold, and end', () => {
    const segments: Record<string, Rule> = {
      a: { any: [{ segment: 'b' }, { segment: 'b' }] },
      b: { all: [{ segment: 'a' }, { segment: 'a' }] },
      self: { segment: 'self' },
    }
    for (const segment of ['a', 'b', 'self']) {
      expect(holds({ segment }, someFacts({ segments }))).toBe(false)
    }
  })

  it('no rule holds', () => {
    expect(evaluateRule(undefined, facts).holds).toBe(true)
  })
})

describe('evaluateRule never throws', () => {
  const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean())
  const path = fc.constantFrom(
    'subscription.status',
    'subscription.priceMinor',
    'subscription.currentPeriodEnd',
    'subscriber.attributes.x',
    'history.daysSinceApplied',
    'subscriber',
    'constructor.name',
  )
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: 'medium' },
      fc
        .tuple(path, fc.constantFrom(...operators), fc.oneof(scalar, fc.array(scalar)))
        .map(([field, operator, want]) => ({ field, [operator]: want }) as Rule),
      fc
        .tuple(fc.constantFrom('q', 'r'), fc.constantFrom(...operators), scalar)
        .map(([answer, operator, want]) => ({ answer, [operator]: want }) as Rule),
      fc.constantFrom('a', 'b', 'none').map((segment) => ({ segment })),
      fc.constantFrom('price', 'usage').map((category) => ({ category })),
      fc.array(tie('rule'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('rule'), { maxLength: 3 }).map((any) => ({ any })),
      tie('rule').map((not) => ({ not })),
    ),
  }))
  const answers = fc.dictionary(
    fc.constantFrom('q', 'r'),
    fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())),
  )

  it('on any rule, account and answers, and a negation is the opposite', () => {
    return fc.assert(
      fc.property(
        rule,
        rule,
        rule,
        arbitraryAccount(),
        answers,
        (subject, a, b, account, answers) => {
          const facts = someFacts({ account, answers, segments: { a, b } })
          const verdict = evaluateRule(subject, facts)
          expect(evaluateRule({ not: subject }, facts)).toEqual({
            ...verdict,
            holds: !verdict.holds,
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('on anything that JSON can say in the place of a rule', () => {
    return fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        evaluateRule(value as unknown as Rule, someFacts())
        evaluateRule({ all: [value as unknown as Rule] }, someFacts())
      }),
    )
  })

  it('on rules nested deeper than a checked definition goes', () => {
    let deep: Rule = { category: 'price' }
    for (let depth = 0; depth < 20_000; depth++) deep = { all: [deep] }
    expect(evaluateRule(deep, someFacts()).holds).toBe(false)
  })
})
