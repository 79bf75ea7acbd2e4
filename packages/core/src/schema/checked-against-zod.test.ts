import { arbitraryAccount, arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import example from '../../../../examples/definitions/flow.example.json' with { type: 'json' }
import kinds from '../../../../examples/definitions/flow.kinds.json' with { type: 'json' }
import { accountSchema } from './account-schema.ts'
import { definitionSchema } from './definition-schema.ts'
import { parseAccount } from './parse-account.ts'
import { parseDefinition } from './parse-definition.ts'

const messagesOf = (result: ReturnType<typeof parseDefinition | typeof parseAccount>): string[] =>
  result.ok ? [] : result.issues.map(({ message }) => message)

/** A copy with one value somewhere in it replaced, a key renamed, left out or added. */
function mutate(input: unknown, place: number, how: number, value: unknown): unknown {
  let left = place
  const visit = (node: unknown): unknown => {
    if (left-- === 0 && how === 0) return value
    if (Array.isArray(node)) return node.map(visit)
    if (typeof node !== 'object' || !node) return node
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, inner]) => {
        if (left !== 0 || how === 0) return [[key, visit(inner)]]
        left--
        if (how === 1) return []
        return how === 2 ? [[`${key}x`, inner]] : [[key, inner] as const, ['extra', value]]
      }),
    )
  }
  return visit(input)
}

const likely = fc.constantFrom<unknown>(
  ...[
    '',
    ' ',
    'price',
    'survey',
    'usd',
    'USD',
    '2027-01-01',
    '2027-01-01T00:00:00Z',
    '{{product}}',
  ],
  ...[
    '{{x',
    'https://example.com',
    'javascript:1',
    'half-off',
    'text',
    'month',
    'trialing',
    'true',
  ],
  ...[0, 1, -1, 1.5, 100, 101, true, false, null, [], {}, [1], ['price'], { id: 'x' }],
  ...[{ days: 1 }, { all: [] }, { reason: 'price' }, { field: 'subscription.id', is: 'x' }],
)

describe('the checker and the zod schemas', { timeout: 30_000 }, () => {
  it('take the examples', () => {
    expect(messagesOf(parseDefinition(example))).toEqual([])
    expect(messagesOf(parseDefinition(kinds))).toEqual([])
  })

  it('take every definition that is right', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        // The random rules also compare a status and an interval with other words, which never hold.
        const messages = messagesOf(parseDefinition(definition))
        expect(
          messages.filter((message) => !/[iI]n\[\d\]: .*not a known one/.test(message)),
        ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('take every account that is right', () => {
    fc.assert(
      fc.property(arbitraryAccount(), (account) => {
        expect(messagesOf(parseAccount(account))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('agree: what the checker takes, zod takes', () => {
    let refused = 0
    fc.assert(
      fc.property(
        fc.constantFrom(example, kinds),
        fc.nat(450),
        fc.nat(3),
        fc.oneof(likely, fc.jsonValue()),
        (definition, place, how, value) => {
          const input = mutate(definition, place, how, value)
          const result = parseDefinition(input)
          if (!result.ok) refused++
          else expect(definitionSchema.safeParse(input).error?.issues).toBeUndefined()
        },
      ),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(150)
  })

  it('agree on accounts too, in both directions but for two kinds of discount at once', () => {
    fc.assert(
      fc.property(
        arbitraryAccount(),
        fc.nat(40),
        fc.nat(3),
        fc.oneof(likely, fc.jsonValue()),
        (account, place, how, value) => {
          const input = mutate(account, place, how, value)
          const messages = messagesOf(parseAccount(input))
          if (messages.some((message) => /FW20|exclude|not allowed/.test(message))) return
          expect({ messages, ok: messages.length === 0 }).toEqual({
            messages,
            ok: accountSchema.safeParse(input).success,
          })
        },
      ),
      { numRuns: 500 },
    )
  })
})
