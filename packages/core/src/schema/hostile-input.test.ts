import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import kinds from '../../../../examples/definitions/flow.kinds.json' with { type: 'json' }
import { checkAccountText, checkDefinitionText } from './check-text.ts'
import { definitionHash, isChecked } from './checked.ts'
import { parseAccount } from './parse-account.ts'
import { parseDefinition } from './parse-definition.ts'

const codesOf = (input: unknown): string[] => {
  const result = parseDefinition(input)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)
}

/** A copy of a definition with one value somewhere in it replaced. */
function replaceAt(input: unknown, place: number, value: unknown): unknown {
  let left = place
  const visit = (node: unknown): unknown => {
    if (left-- === 0) return value
    if (Array.isArray(node)) return node.map(visit)
    if (typeof node !== 'object' || !node) return node
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(input)
}

describe('any input', { timeout: 30_000 }, () => {
  it('never makes the checker throw', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withBoxedValues: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withObjectString: true,
          withSet: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        (input) => {
          expect(parseDefinition(input).ok).toBe(false)
          parseAccount(input)
          isChecked(input)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('never makes the checker throw in any place of a definition', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: true, withBigInt: true })),
        (place, value) => {
          const result = parseDefinition(replaceAt(kinds, place, value))
          if (result.ok) return
          expect(result.issues.length).toBeGreaterThan(0)
          for (const issue of result.issues) expect(issue.code).not.toBe('FW1007')
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('never makes the checker of texts throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(checkDefinitionText(text).ok).toBe(false)
        checkAccountText(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('is told to be unreadable when a getter or a proxy throws', () => {
    const getter = {
      get id() {
        throw new Error('not today')
      },
    }
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw Object.create(null)
        },
      },
    )
    expect(codesOf(getter)).toEqual(['FW1007 '])
    expect(codesOf(proxy)).toEqual(['FW1007 '])
  })
})

describe('names that reach into a prototype', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused at any depth', (name) => {
    const inData = JSON.parse(
      `{"fairwell":1,"id":"a","version":1,"product":"A","offers":[{"id":"x","kind":"custom","title":"x","handler":"h","data":{"a":[{"${name}":{"polluted":1}}]}}]}`,
    )
    expect(codesOf(inData)).toEqual([`FW1003 offers[0].data.a[0].${name}`])
    const result = parseAccount(JSON.parse(`{"subscriber":{"attributes":{"${name}":1}}}`))
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(['FW2003'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('what is too much', { timeout: 30_000 }, () => {
  const base = { fairwell: 1, id: 'a', version: 1, product: 'A' }
  const nest = (times: number, core: unknown, wrap: (inner: unknown) => unknown) => {
    let value = core
    for (let level = 0; level < times; level++) value = wrap(value)
    return value
  }
  const withRule = (when: unknown) => ({
    ...base,
    offers: [{ id: 'x', kind: 'skip', cycles: 1, title: 'x', when }],
  })
  const leaf = { field: 'subscription.status', is: 'active' }

  it('takes rules that nest 32 deep', () => {
    expect(codesOf(withRule(nest(31, leaf, (not) => ({ not }))))).toEqual([])
    expect(codesOf(withRule(nest(31, leaf, (inner) => ({ all: [inner] }))))).toEqual([])
  })

  it('refuses rules that nest deeper', () => {
    const path = `offers[0].when${'.not'.repeat(32)}`
    expect(codesOf(withRule(nest(32, leaf, (not) => ({ not }))))).toEqual([`FW1303 ${path}`])
  })

  it('refuses 20,000 nested rules', () => {
    const rule = nest(20_000, leaf, (inner) => ({ any: [inner] }))
    expect(codesOf(withRule(rule))).toEqual(['FW1303 offers[0].when'])
    expect(codesOf({ ...base, segments: { s: rule } })).toEqual(['FW1303 segments.s'])
  })

  it('refuses 100,000 nested lists', () => {
    const lists = nest(100_000, [], (inner) => [inner])
    expect(codesOf(lists)).toEqual([`FW1004 [0]${'[0]'.repeat(5)}`])
    expect(codesOf({ ...base, product: lists })).toEqual([`FW1004 product${'[0]'.repeat(5)}`])
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(checkDefinitionText(text).ok).toBe(false)
  })

  it('refuses an object that holds itself, many times over', () => {
    const circle: { [key: string]: unknown } = {}
    for (const key of ['a', 'b', 'c']) circle[key] = circle
    expect(codesOf({ ...base, offers: [circle] })[0]).toMatch(/^FW1004 /)
    const rule: { all: unknown[] } = { all: [] }
    rule.all.push(rule, rule, rule)
    expect(codesOf(withRule(rule))).toEqual(['FW1303 offers[0].when'])
    const wide = nest(40, leaf, (inner) => ({ all: [inner, inner] }))
    expect(codesOf(withRule(wide))).toEqual(['FW1005 '])
  })

  it('reports 50 issues at most, the first ones', () => {
    const reasons = Array.from({ length: 300 }, (_, index) => ({ id: `r${index}` }))
    const codes = codesOf({ ...base, survey: { title: 'x', reasons } })
    expect(codes).toHaveLength(50)
    expect(codes[0]).toBe('FW1102 survey.reasons[0].category')
    expect(codes[49]).toBe('FW1102 survey.reasons[24].label')
  })

  it('tells errors however many warnings there are', () => {
    const reasons = Array.from({ length: 1000 }, (_, index) => ({
      id: `r${index}`,
      category: 'price',
      label: '{{subscriber.firstName}}',
    }))
    const bad = { ...base, survey: { title: 'x', reasons }, segments: { s: { reason: 'nobody' } } }
    expect(codesOf(bad)).toEqual(['FW1203 segments.s.reason'])
  })

  it('checks a definition of 1 MB in a moment', () => {
    const offers = Array.from({ length: 4500 }, (_, index) => ({
      id: `offer-${index}`,
      kind: 'discount',
      percentOff: 20,
      cycles: 3,
      title: 'Twenty percent off, {{subscriber.firstName|friend}}, for three months',
      when: {
        all: [{ field: 'subscriber.tenureMonths', atLeast: index }, { not: { category: 'price' } }],
      },
    }))
    const survey = { title: 'Why?', reasons: [{ id: 'a', category: 'price', label: 'x' }] }
    const text = JSON.stringify({ ...base, survey, offers })
    expect(text.length).toBeGreaterThan(1_000_000)
    const start = performance.now()
    expect(checkDefinitionText(text).ok).toBe(true)
    // 0.15 s on two cores with nothing else to do; the slack is for a busy machine.
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it('hashes a definition too deep for the stack as unchecked', () => {
    const deep = { checked: '1:00000000:', data: nest(100_000, [], (inner) => [inner]) }
    expect(isChecked(deep)).toBe(false)
    expect(definitionHash({ id: 'a' })).toMatch(/^[\da-f]{8}$/)
  })
})
