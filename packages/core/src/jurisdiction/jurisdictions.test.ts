import { describe, expect, it } from 'vitest'
import { type JurisdictionRules, jurisdictionOf, jurisdictions } from './jurisdictions.ts'
import { statutoryLabels } from './statutory-labels.ts'

const open: JurisdictionRules = { start: true, offers: 'yes', offerScreens: 1, surveyAfter: false }
const asked = { ...open, offers: 'after-permission' }

describe('jurisdictionOf', () => {
  it.each([
    ['us-federal', open],
    ['us-ca', open],
    ['us-ny', open],
    ['us-co', open],
    ['us-ma', open],
    ['us-mn', asked],
    ['strict', asked],
    ['careful', open],
    [
      'de',
      {
        start: false,
        offers: 'no',
        offerScreens: 0,
        surveyAfter: true,
        labels: statutoryLabels.de,
      },
    ],
    ['fr', { ...open, offers: 'no', offerScreens: 0, labels: statutoryLabels.fr }],
    ['eu', open],
    ['uk-2027', open],
    ['in', open],
    ['au-2027', open],
  ])('%s', (code, rules) => {
    expect(jurisdictionOf(code, 'strict')).toEqual(rules)
  })

  it.each([
    ['US', 'us-federal'],
    ['us-tx', 'us-federal'],
    ['US-MN', 'us-mn'],
    ['uk', 'uk-2027'],
    ['GB', 'uk-2027'],
    ['gb-sct', 'uk-2027'],
    ['au', 'au-2027'],
    ['au-nsw', 'au-2027'],
    ['DE', 'de'],
    ['de-BY', 'de'],
    ['de_DE', 'de'],
    ['fr-re', 'fr'],
  ] as const)('%s has the rules of %s', (code, preset) => {
    expect(jurisdictionOf(code, 'strict')).toBe(jurisdictions[preset])
  })

  it.each([undefined, '', 'unknown', 'br', 'constructor', '__proto__', 'deutschland'])(
    'does not know %s: careful, or strict where the author asks',
    (code) => {
      expect(jurisdictionOf(code)).toBe(jurisdictions.careful)
      expect(jurisdictionOf(code, 'careful')).toBe(jurisdictions.careful)
      expect(jurisdictionOf(code, 'strict')).toBe(jurisdictions.strict)
    },
  )

  it('does not trip over a code that is no text', () => {
    for (const code of [5, null, {}]) {
      expect(jurisdictionOf(code as unknown as string)).toBe(jurisdictions.careful)
    }
  })
})
