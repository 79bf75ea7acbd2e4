import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arbitraryAccount, arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import example from '../../../../examples/definitions/flow.example.json' with { type: 'json' }
import kinds from '../../../../examples/definitions/flow.kinds.json' with { type: 'json' }
import { dataSchemaUrl } from '../events/data-schema-url.ts'
import { eventNames, eventSchemaOf } from './event-schema.ts'
import { parseDefinition } from './parse-definition.ts'

const read = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas', file), 'utf8'))

const ajv = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  strict: true,
  strictTypes: false,
})
// The plugin's types know it only as a CommonJS module.
;(formats as unknown as (instance: Ajv2020) => void)(ajv)
const definition = ajv.compile(read('definition.schema.json'))
const account = ajv.compile(read('account.schema.json'))
const event = ajv.compile(read('events/event.schema.json'))
const batch = ajv.compile(read('events/batch.schema.json'))

const base = { fairwell: 1, id: 'a', version: 1, product: 'A' }
const half = { id: 'half', kind: 'discount', percentOff: 50, cycles: 3, title: 'Half' }
const segment = (rule: unknown) => ({ ...base, segments: { s: rule } })

describe('the JSON Schema of definitions', () => {
  it('takes the examples, as the checker does', () => {
    for (const flow of [example, kinds]) {
      expect(definition(flow), ajv.errorsText(definition.errors)).toBe(true)
      expect(parseDefinition(flow)).toMatchObject({ ok: true })
    }
  })

  it('takes every definition that is right', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (flow) => {
        expect(definition(flow), ajv.errorsText(definition.errors)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each<[string, unknown]>([
    ['a key of nowhere', { ...base, color: 'red' }],
    ['a rule of two forms', segment({ all: [], any: [] })],
    ['a comparison of two operators', segment({ field: 'subscription.id', is: 'a', isNot: 'b' })],
    ['a comparison without operator', segment({ field: 'subscription.id' })],
    ['a field of nowhere', segment({ field: 'subscription.color', is: 'a' })],
    ['a category of nowhere', segment({ category: 'weather' })],
    ['percent and amount', { ...base, offers: [{ ...half, amountOffMinor: 5, currency: 'USD' }] }],
    [
      'a currency in small letters',
      {
        ...base,
        offers: [{ id: 'c', kind: 'credit', title: 'x', amountMinor: 1, currency: 'usd' }],
      },
    ],
    ['a script for an address', { ...base, support: { label: 'x', url: 'javascript:alert(1)' } }],
    ['an order without confirm', { ...base, screenOrder: ['survey'] }],
    ['a screen twice', { ...base, screenOrder: ['survey', 'survey', 'confirm'] }],
    [
      'an arm that renames',
      {
        ...base,
        offers: [half],
        experiments: [{ id: 'e', arms: [{ id: 'a', weight: 1, offers: { half: { id: 'x' } } }] }],
      },
    ],
    [
      'a term in a translation',
      { ...base, offers: [half], locales: { de: { offers: { half: { percentOff: 5 } } } } },
    ],
  ])('refuses %s, as the checker does', (_, flow) => {
    expect(definition(flow)).toBe(false)
    expect(parseDefinition(flow).ok).toBe(false)
  })

  it('names its parts and describes its keys', () => {
    const text = JSON.stringify([read('definition.schema.json'), read('account.schema.json')])
    expect(text).not.toContain('__schema')
    expect(text).toContain('"$id":"https://fairwell.dev/schemas/v1/definition.schema.json"')
    expect(text).toContain('https://json-schema.org/draft/2020-12/schema')
  })
})

describe('the JSON Schema of accounts', () => {
  it('takes every account that is right', () => {
    fc.assert(
      fc.property(arbitraryAccount(), (input) => {
        expect(account(input), ajv.errorsText(account.errors)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses what is not known', () => {
    expect(account({ subscriber: { name: 'Ada' } })).toBe(false)
    expect(account({ subscriber: { createdAt: '2026-01-01' } })).toBe(false)
  })
})

describe('the JSON Schemas of events', () => {
  const viewed = {
    specversion: '1.0',
    id: '019a0000-0000-7000-8000-000000000000',
    source: 'https://example.com/fairwell/acme',
    type: 'fairwell.screen.viewed',
    time: '2026-11-22T10:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl('screen.viewed'),
    attemptid: '019a0000-0000-7000-8000-000000000001',
    attemptseq: 1,
    data: {
      v: 1,
      flowId: 'acme',
      flowVersion: 1,
      mode: 'local',
      locale: 'en',
      screen: 'survey',
      index: 0,
    },
  }

  it('have for each event the one that its dataschema names', () => {
    for (const name of eventNames) {
      const schema = read(`events/${name}.schema.json`)
      expect(schema.$id).toBe(dataSchemaUrl(name))
      expect(() => ajv.compile(schema)).not.toThrow()
    }
  })

  it('take an event, its data and a batch', () => {
    expect(event(viewed), ajv.errorsText(event.errors)).toBe(true)
    expect(ajv.getSchema(viewed.dataschema)?.(viewed.data)).toBe(true)
    expect(batch([viewed, { ...viewed, traceparent: 'x' }])).toBe(true)
    expect(eventSchemaOf('screen.viewed').safeParse(viewed).success).toBe(true)
  })

  it.each<[string, object]>([
    ['no event of ours', { type: 'fairwell.screen.left' }],
    ['the data of another event', { type: 'fairwell.offer.shown' }],
    ['another schema of its data', { dataschema: dataSchemaUrl('offer.shown') }],
    ['an unknown key in the data', { data: { ...viewed.data, email: 'a@b.c' } }],
    ['an empty subject', { subject: '' }],
    ['a time without zone', { time: '2026-11-22T10:00:00' }],
    ['an attempt without order', { attemptseq: 0 }],
    ['a test mode that is off', { testmode: false }],
  ])('refuse %s', (_, over) => {
    expect(event({ ...viewed, ...over })).toBe(false)
    expect(eventSchemaOf('screen.viewed').safeParse({ ...viewed, ...over }).success).toBe(false)
  })
})
