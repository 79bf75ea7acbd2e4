import { describe, expect, it, vi } from 'vitest'
import { matchLocales, readTag } from './match-locales.ts'

describe('English, which is read without Intl', () => {
  it.each(['en', 'en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA'])('%s is what Intl says', (tag) => {
    const locale = new Intl.Locale(tag)
    const { language, script, baseName } = locale.maximize()
    const said = { tag: `${locale}`, reading: `${language}-${script}`, full: baseName }
    expect(readTag(tag)).toEqual(said)
  })

  it('asks Intl for nothing where a page in English has words in many languages', () => {
    const asked = vi.spyOn(Intl, 'Locale')
    expect(matchLocales('en-GB', ['ar', 'de', 'en', 'zh-Hant'])).toEqual(['en'])
    expect(asked).not.toHaveBeenCalled()
    expect(matchLocales('de-AT', ['ar', 'de', 'en'])).toEqual(['de'])
    expect(asked).toHaveBeenCalled()
    asked.mockRestore()
  })

  it('is not every tag that starts with en', () => {
    expect(matchLocales('en', ['enm', 'en-Shaw', 'eng'])).toEqual(['eng'])
  })
})
