import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import { localise } from './localise.ts'

const example: FlowDefinition = JSON.parse(
  readFileSync(
    new URL('../../../../examples/definitions/flow.example.json', import.meta.url),
    'utf8',
  ),
)

const definition: FlowDefinition = {
  fairwell: 1,
  id: 'flow',
  version: 1,
  product: 'Acme',
  survey: {
    title: 'Why?',
    reasons: [
      {
        id: 'price',
        category: 'price',
        label: 'Price',
        questions: [
          { id: 'score', kind: 'scale', label: 'Fair?', from: 0, to: 10, fromLabel: 'No' },
          {
            id: 'which',
            kind: 'choice',
            label: 'Which?',
            options: [{ id: 'title', label: 'One' }],
          },
        ],
      },
    ],
    comment: { label: 'More?' },
  },
  screens: [{ id: 'look', kind: 'custom', title: 'Look', data: { title: 'Data' } }],
  offers: [
    {
      id: 'plans',
      kind: 'plan-change',
      title: 'Smaller',
      plans: [{ id: 'basic', name: 'Basic', priceMinor: 1, currency: 'USD', interval: 'month' }],
      when: { category: 'price' },
    },
    { id: 'seats', kind: 'custom', title: 'Seats', handler: 'h', data: { label: 'Data' } },
  ],
  experiments: [{ id: 'e', arms: [{ id: 'a', weight: 1, offers: { plans: { title: 'Tiny' } } }] }],
  confirm: { title: 'Cancel?', consequences: ['One.', 'Two.'] },
  support: { label: 'Help', url: 'https://example.com' },
  locales: {
    de: {
      product: 'Acme DE',
      survey: {
        title: 'Warum?',
        reasons: {
          price: {
            label: 'Preis',
            questions: {
              score: { label: 'Fair?', fromLabel: 'Nein' },
              which: { label: 'Was?', options: { title: { label: 'Eins' } } },
            },
          },
        },
        comment: { label: 'Mehr?' },
      },
      screens: { look: { title: 'Blick' } },
      offers: {
        plans: { title: 'Kleiner', plans: { basic: { name: 'Basis' } } },
        seats: { title: 'Plätze' },
      },
      experiments: { e: { arms: { a: { offers: { plans: { title: 'Winzig' } } } } } },
      confirm: { title: 'Kündigen?', consequences: ['Eins.', 'Zwei.'] },
      support: { label: 'Hilfe' },
    },
  },
}

describe('localise', () => {
  it('lays every text of the locale over the definition', () => {
    const untranslated: string[] = []
    const german = localise(definition, 'de', untranslated)
    expect(untranslated).toEqual([])
    expect(german).toMatchObject({
      product: 'Acme DE',
      survey: {
        title: 'Warum?',
        reasons: [
          {
            id: 'price',
            category: 'price',
            label: 'Preis',
            questions: [
              { id: 'score', label: 'Fair?', fromLabel: 'Nein', from: 0, to: 10 },
              { id: 'which', label: 'Was?', options: [{ id: 'title', label: 'Eins' }] },
            ],
          },
        ],
        comment: { label: 'Mehr?' },
      },
      screens: [{ title: 'Blick', data: { title: 'Data' } }],
      offers: [
        { title: 'Kleiner', plans: [{ id: 'basic', name: 'Basis' }], when: { category: 'price' } },
        { title: 'Plätze', handler: 'h', data: { label: 'Data' } },
      ],
      experiments: [{ arms: [{ offers: { plans: { title: 'Winzig' } } }] }],
      confirm: { title: 'Kündigen?', consequences: ['Eins.', 'Zwei.'] },
      support: { label: 'Hilfe', url: 'https://example.com' },
    })
    expect(Object.keys(german)).toEqual(Object.keys(definition))
  })

  it('keeps the texts that the locale does not have, and lists them', () => {
    const untranslated: string[] = []
    const german = localise(example, 'de', untranslated)
    expect(german.confirm?.title).toBe('{{product}} kündigen?')
    expect(german.survey).toEqual(example.survey)
    expect(untranslated).toContain('It costs too much')
    expect(untranslated).toContain('30% off for three months')
    expect(untranslated).not.toContain('Acme Basic')
    expect(untranslated).not.toContain('Acme Pro')
  })

  it('is the definition itself, in other objects, for a locale that it does not have', () => {
    expect(localise(definition, 'fr')).toEqual(definition)
    expect(localise(definition, 'constructor')).toEqual(definition)
  })

  it('changes nothing of what it is given', () => {
    const before = structuredClone(definition)
    localise(definition, 'de')
    expect(definition).toEqual(before)
  })

  it('takes only texts for texts, and only where the definition has one', () => {
    const odd = {
      ...definition,
      locales: {
        de: {
          id: 'other',
          offers: { seats: { handler: 'x', title: 5, body: 'new', url: 'javascript:' } },
          confirm: { title: '' },
        },
      },
    } as FlowDefinition
    const { locales, ...german } = localise(odd, 'de')
    const { locales: _, ...base } = definition
    expect(german).toEqual(base)
  })

  it('reaches no prototype', () => {
    const odd = JSON.parse(
      '{ "offers": [{ "id": "__proto__", "title": "A" }], "locales": { "de": { "__proto__": { "offers": {} }, "offers": { "__proto__": { "title": "B" } } } } }',
    )
    expect(localise(odd, 'de').offers?.[0]?.title).toBe('B')
    expect(({} as { title?: string }).title).toBeUndefined()
  })
})
