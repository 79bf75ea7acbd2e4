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
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'en'],
    ['zh', 'en'],
    ['iw', 'he'],
    ['ar-u-nu-latn', 'ar'],
    ['pa', 'en'],
    ['pa-PK', 'pa-Arab'],
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

  it('reads what is closest of what the definition has', () => {
    const having = (...tags: string[]) => ({
      ...definition,
      locales: Object.fromEntries(tags.map((tag) => [tag, complete])),
    })
    expect(pickLocale(having('es-AR', 'es-ES'), 'es').locale).toBe('es-ES')
    expect(pickLocale(having('es-AR', 'es'), 'es-MX').locale).toBe('es')
    expect(pickLocale(having('zh-HK', 'zh-CN'), 'zh-Hant').locale).toBe('zh-HK')
    expect(pickLocale(having('zh-HK', 'zh-CN'), 'zh').locale).toBe('zh-CN')
    expect(pickLocale(having('sr-Latn'), 'sr').locale).toBe('en')
    expect(pickLocale(having('nb'), 'no').locale).toBe('nb')
    expect(pickLocale(having('nn'), 'no').locale).toBe('en')
  })

  it.each([
    ['en-GB', 'en', 'en-GB'],
    ['de_AT', 'de', 'de-AT'],
    ['ar-u-nu-latn', 'ar', 'ar-u-nu-latn'],
    ['fr-CH', 'en', 'en'],
    ['not a tag', 'en', 'en'],
  ])('for %s writes %s, with the amounts and dates of %s', (wanted, locale, formatLocale) => {
    expect(pickLocale(definition, wanted)).toMatchObject({ locale, formatLocale })
  })

  it('takes only locales that the view has words for', () => {
    expect(pickLocale(definition, 'de-CH', ['en', 'de']).locale).toBe('de-CH')
    expect(pickLocale(definition, 'de-CH', ['en', 'DE-ch']).locale).toBe('de-CH')
    expect(pickLocale(definition, 'de-CH', ['en', 'fr']).locale).toBe('en')
    expect(pickLocale(definition, 'de-CH', []).locale).toBe('en')
    expect(pickLocale(definition, 'zh-TW', ['en', 'zh-Hans']).locale).toBe('en')
    expect(pickLocale(definition, 'zh-TW', ['en', 'zh-Hant']).locale).toBe('zh-Hant')
  })

  it('is English for the example definition, whose German is not complete', () => {
    const example = JSON.parse(
      readFileSync(
        new URL('../../../../examples/definitions/flow.example.json', import.meta.url),
        'utf8',
      ),
    )
    expect(pickLocale(example, 'de')).toEqual({ locale: 'en', dir: 'ltr', formatLocale: 'en' })
  })

  it('takes an English of the definition’s own', () => {
    const british = { ...definition, locales: { 'en-GB': complete } }
    expect(pickLocale(british, 'en-GB').locale).toBe('en-GB')
    expect(pickLocale(british, 'en-US').locale).toBe('en')
    expect(pickLocale(british, 'en').locale).toBe('en')
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
