import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import { pickLocale } from './pick-locale.ts'

const complete = { confirm: { title: 'x' } }
const definition: FlowDefinition = {
  fairwell: 1,
  id: 'flow',
  version: 1,
  product: 'Acme',
  confirm: { title: 'Cancel?' },
  locales: {
    de: complete,
    'de-CH': complete,
    'pt-BR': complete,
    'zh-Hant': complete,
    ar: complete,
    he: complete,
    'pa-Arab': complete,
    arn: complete,
    fr: { confirm: {} },
    it: { survey: { title: 'x' } },
  },
}

describe('pickLocale', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-CH', 'de-CH'],
    ['de-ch', 'de-CH'],
    ['DE', 'de'],
    ['de_AT', 'de'],
    ['de-CH-1901', 'de-CH'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'en'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['it', 'en'],
    ['nl', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    [undefined, 'en'],
  ])('for %s is %s', (wanted, locale) => {
    expect(pickLocale(definition, wanted).locale).toBe(locale)
  })

  it('takes only locales that the view has words for', () => {
    expect(pickLocale(definition, 'de-CH', ['en', 'de']).locale).toBe('de')
    expect(pickLocale(definition, 'de-CH', ['en', 'DE-ch']).locale).toBe('de-CH')
    expect(pickLocale(definition, 'de-CH', ['en', 'fr']).locale).toBe('en')
    expect(pickLocale(definition, 'de-CH', []).locale).toBe('en')
  })

  it('is English for the example definition, whose German is not complete', () => {
    const example = JSON.parse(
      readFileSync(
        new URL('../../../../examples/definitions/flow.example.json', import.meta.url),
        'utf8',
      ),
    )
    expect(pickLocale(example, 'de')).toEqual({ locale: 'en', dir: 'ltr' })
  })

  it('takes an English of the definition’s own', () => {
    const british = { ...definition, locales: { 'en-GB': complete } }
    expect(pickLocale(british, 'en-GB').locale).toBe('en-GB')
    expect(pickLocale(british, 'en-US').locale).toBe('en')
  })

  it.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['pa-Arab', 'rtl'],
    ['arn', 'ltr'],
    ['de', 'ltr'],
    ['en', 'ltr'],
  ])('writes %s %s', (wanted, dir) => {
    expect(pickLocale(definition, wanted).dir).toBe(dir)
  })
})
