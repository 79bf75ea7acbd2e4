import { parseAccount, parseDefinition } from '@fairwell/core/schema'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryAccount } from './arbitrary-account.ts'
import { arbitraryDefinition } from './arbitrary-definition.ts'
import { offerKinds } from './random-offer.ts'

describe('arbitraryDefinition', () => {
  it('makes definitions that the checker accepts', () =>
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const result = parseDefinition(definition)
        expect(result.ok ? [] : result.issues.map(({ message }) => message)).toEqual([])
      }),
      { numRuns: 3000 },
    ))

  it('reaches every kind of offer, screen and question', () => {
    const found = new Set<string>()
    for (const definition of fc.sample(arbitraryDefinition(), 300)) {
      for (const offer of definition.offers ?? []) found.add(`offer ${offer.kind}`)
      for (const screen of definition.screens ?? []) found.add(`screen ${screen.kind}`)
      for (const reason of definition.survey?.reasons ?? []) {
        for (const question of reason.questions ?? []) found.add(`question ${question.kind}`)
      }
    }
    expect(found.size).toBe(offerKinds.length + 3 + 4)
  })
})

describe('arbitraryAccount', () => {
  it('makes accounts that the checker accepts', () =>
    fc.assert(
      fc.property(arbitraryAccount(), (account) => {
        const result = parseAccount(account)
        expect(result.ok ? [] : result.issues.map(({ message }) => message)).toEqual([])
      }),
      { numRuns: 3000 },
    ))
})
