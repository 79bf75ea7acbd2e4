import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionSchema } from './definition-schema.ts'
import { parseDefinition } from './parse-definition.ts'

const base = { fairwell: 1, id: 'acme', version: 1, product: 'Acme' }
const logo = { src: '/logo.svg', alt: 'Acme', width: 120, height: 28 }
const issuesOf = (over: object) => {
  const result = parseDefinition({ ...base, ...over })
  return result.ok ? [] : result.issues
}
const told = (over: object) => issuesOf(over).map(({ code, path }) => `${code} ${path}`)

describe('AX-14 colours of an author', () => {
  // biome-ignore format: one row for each case
  it.each([
    ['text', 'light', { text: '#999999' }, 'FW1704', 'found "#999999", 2.45:1 in the light theme, write "#6c6c6c"'],
    ['text on their surface', 'dark', { text: '#101010', surface: '#202020' }, 'FW1704', '1.15:1 in the dark theme, write'],
    ['an accent', 'light', { accent: '#ffd400' }, 'FW1705', 'found "#ffd400", 1.43:1 in the light theme, write "#af9200"'],
    ['an accent in the dark', 'dark', { accent: '#1b2b5b' }, 'FW1705', 'in the dark theme, write'],
  ])('are refused where %s can not be seen', (_, theme, colors, code, mention) => {
    const [issue, ...others] = issuesOf({ tokens: { color: { [theme]: colors } } })
    expect(others).toEqual([])
    const key = 'accent' in colors ? 'accent' : 'text'
    expect(`${issue?.code} ${issue?.path}`).toBe(`${code} tokens.color.${theme}.${key}`)
    expect(issue?.message).toContain(mention)
    const better = { ...colors, [key]: issue?.nearest }
    expect(told({ tokens: { color: { [theme]: better } } })).toEqual([])
  })

  it('are refused where no text can be read on a surface', () => {
    const [issue] = issuesOf({ tokens: { color: { dark: { surface: '#777777' } } } })
    expect(`${issue?.code} ${issue?.path}`).toBe('FW1704 tokens.color.dark.surface')
    expect(told({ tokens: { color: { dark: { surface: issue?.nearest } } } })).toEqual([])
  })

  it('need no more than a brand, of any colour', () => {
    for (const brand of ['#ffd400', '#000000', '#ffffff', '#7C3AED'])
      expect(told({ tokens: { color: { brand } } })).toEqual([])
  })

  it('are looked at once they are colours', () => {
    expect(told({ tokens: { color: { light: { text: 'white' } } } })).toEqual([
      'FW1701 tokens.color.light.text',
    ])
  })
})

describe('S-15 tokens are typed', () => {
  it.each([
    ['#abc', '#aabbcc'],
    ['ABCDEF', '#abcdef'],
    ['#12345678', '#123456'],
  ])('a colour "%s" is told as "%s"', (brand, better) => {
    const [issue] = issuesOf({ tokens: { color: { brand } } })
    expect([issue?.code, issue?.nearest]).toEqual(['FW1701', better])
  })

  it.each(['Inter', 'Inter, system-ui, sans-serif', 'Noto Sans JP,sans-serif', 'Источник Sans 3'])(
    'a font may be %s',
    (font) => expect(told({ tokens: { font } })).toEqual([]),
  )

  it.each([
    '',
    ' ',
    ',',
    'Inter,,Arial',
    '"Inter"',
    'Inter;',
    'var(--x)',
    'a\\66',
    '@import',
    '-'.repeat(70),
  ])('a font is not "%s"', (font) => expect(told({ tokens: { font } })).toHaveLength(1))

  it.each([
    ['radius', [0, 12, 24], [-1, 25, 1.5, '12px', null]],
    ['spacing', [12, 48], [11, 49, '28']],
    ['density', ['comfortable', 'compact'], ['cosy', 1]],
  ])('%s has its range', (key, good, bad) => {
    for (const value of good) expect(told({ tokens: { [key]: value } })).toEqual([])
    for (const value of bad) expect(told({ tokens: { [key]: value } })).toHaveLength(1)
  })

  it('lets nothing in that CSS would take for more than a value', () => {
    const evil = fc.constantFrom(
      'url(',
      ';',
      '}',
      '{',
      'expression(',
      '@import',
      '/*',
      '\\',
      '"',
      "'",
      '<',
      ':',
      '!',
      '\n',
      ')',
    )
    const value = fc
      .tuple(fc.constantFrom('#2b57c4', 'Inter', '12', 'compact', ''), evil, fc.string())
      .map((parts) => parts.join(''))
    const place = fc.constantFrom<(value: string) => object>(
      (brand) => ({ color: { brand } }),
      (text) => ({ color: { light: { text } } }),
      (surface) => ({ color: { dark: { surface } } }),
      (accent) => ({ color: { dark: { accent } } }),
      (font) => ({ font }),
      (radius) => ({ radius }),
      (spacing) => ({ spacing }),
      (density) => ({ density }),
    )
    fc.assert(
      fc.property(place, value, (put, given) => {
        const tokens = put(given)
        expect(parseDefinition({ ...base, tokens }).ok).toBe(false)
        expect(definitionSchema.safeParse({ ...base, tokens }).success).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('S-13 pictures', () => {
  it.each(['/logo.svg', 'https://cdn.example.com/a.png?v=1', 'http://localhost:3000/a.png'])(
    'may come from %s',
    (src) => expect(told({ logo: { ...logo, src } })).toEqual([]),
  )

  it.each([
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'blob:x',
    'http://example.com/a.png',
    'ftp://x/a.png',
    '//evil.example/a.png',
    '/\\evil.example',
    'https://',
    ' /a.png',
    'mailto:a@b.c',
    'a.png',
    'https://example.com/{{subscriber.email}}.gif',
  ])('may not come from %s', (src) => {
    for (const key of ['src', 'darkSrc'])
      expect(told({ logo: { ...logo, [key]: src } })).toEqual([`FW1703 logo.${key}`])
  })

  it('have words and a size', () => {
    expect(told({ logo: { src: '/logo.svg' } })).toEqual([
      'FW1102 logo.alt',
      'FW1102 logo.width',
      'FW1102 logo.height',
    ])
    expect(told({ logo: { ...logo, alt: ' ' } })).toEqual(['FW1106 logo.alt'])
  })

  it('stand on screens and offers, and their words are translated', () => {
    const image = { ...logo, src: '/a.png' }
    const screen = { id: 'kept', kind: 'info', title: 'What stays', image }
    const offer = { id: 'half', kind: 'discount', percentOff: 50, cycles: 1, title: 'Half', image }
    const de = {
      screens: { kept: { title: 'Was bleibt', image: { alt: 'Hefte' } } },
      offers: { half: { title: 'Halb', image: { alt: 'Ein Heft' } } },
      logo: { alt: 'Acme' },
    }
    const whole = {
      logo,
      screens: [screen],
      screenOrder: ['kept', 'offer', 'confirm'],
      offers: [offer],
      locales: { de },
    }
    const result = parseDefinition({ ...base, ...whole })
    expect(result).toMatchObject({ ok: true, warnings: [] })
    expect(told({ ...whole, locales: { de: { logo: { src: '/de.svg' } } } })).toEqual([
      'FW1101 locales.de.logo.src',
    ])
  })
})
