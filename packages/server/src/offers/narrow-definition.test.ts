import { readFileSync } from 'node:fs'
import type { FlowDefinition } from '@fairwell/core'
import { isChecked, parseDefinition, stampChecked } from '@fairwell/core/schema'
import { describe, expect, it } from 'vitest'
import { narrowDefinition } from './narrow-definition.ts'

const read = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../examples/definitions/${name}.json`, import.meta.url), 'utf8'),
  ) as FlowDefinition

const translated: FlowDefinition = {
  ...read('flow.example'),
  locales: {
    de: {
      offers: { 'half-off': { title: 'Halber Preis' }, pause: { title: 'Eine Pause' } },
      experiments: {
        'discount-depth': {
          arms: { shallow: { offers: { 'half-off': { title: '30 % weniger' } } } },
        },
      },
    },
  },
}

describe('narrowDefinition', () => {
  it('gives the definition itself where nothing is left out', () => {
    const ids = translated.offers?.map(({ id }) => id) ?? []
    expect(narrowDefinition(translated, ids)).toBe(translated)
  })

  it('leaves out an offer with what arms and translations say of it', () => {
    const narrowed = narrowDefinition(translated, ['pause', 'walkthrough'])
    expect(narrowed.offers?.map(({ id }) => id)).toEqual(['pause', 'walkthrough'])
    expect(narrowed.locales?.de?.offers).toEqual({ pause: { title: 'Eine Pause' } })
    expect(JSON.stringify(narrowed)).not.toContain('half-off')
    expect(narrowed.experiments?.[0]?.arms.map(({ id }) => id)).toEqual(['control', 'shallow'])
  })

  it.each(['flow.example', 'flow.kinds'])('leaves %s valid, whatever is left out', (name) => {
    const definition = read(name)
    const ids = definition.offers?.map(({ id }) => id) ?? []
    for (const kept of [
      [],
      ...ids.map((id) => [id]),
      ...ids.map((id) => ids.filter((x) => x !== id)),
    ]) {
      expect(parseDefinition(narrowDefinition(definition, kept))).toMatchObject({ ok: true })
    }
  })

  it('keeps what was checked checked, and marks nothing that was not', () => {
    const checked = stampChecked(translated, ['us-ca'])
    const narrowed = narrowDefinition(checked, ['pause'])
    expect(isChecked(narrowed)).toBe(true)
    expect(narrowed.checked).toMatch(/:us-ca$/)
    expect(narrowDefinition(translated, ['pause'])).not.toHaveProperty('checked')
    const edited = { ...checked, product: 'Other' }
    expect(isChecked(narrowDefinition(edited, ['pause']))).toBe(false)
  })
})
