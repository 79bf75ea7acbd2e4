import Color from 'colorjs.io'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDefinition } from '../schema/parse-definition.ts'
import type { Tokens } from '../schema/tokens-schema.ts'
import { type Palette, paletteOf } from './palette-of.ts'
import { readableColor } from './readable-color.ts'

const themes = ['light', 'dark'] as const
const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

/** What is too faint in a palette, told by another implementation than ours. */
function tooFaint({ surface, raised, tint, text, muted, accent, edge }: Palette): string[] {
  const least = (one: string, others: readonly string[]) =>
    // Its weights have two digits more than those of WCAG.
    Math.min(...others.map((other) => Color.contrastWCAG21(one, other))) + 0.002
  return [
    ...Object.entries({ text, muted }).filter(
      ([, value]) => least(value, [surface, raised, tint]) < 4.5,
    ),
    ...Object.entries({ accent, edge }).filter(([, value]) => least(value, [surface]) < 3),
  ].map(([name, value]) => `${name} ${value} on ${surface}`)
}

describe('AX-14 paletteOf', { timeout: 30_000 }, () => {
  it('holds its contrast without any token', () => {
    for (const theme of themes) expect(tooFaint(paletteOf({}, theme))).toEqual([])
  })

  it('holds its contrast with any brand at all', () => {
    fc.assert(
      fc.property(color, fc.constantFrom(...themes), (brand, theme) => {
        expect(tooFaint(paletteOf({ color: { brand } }, theme))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('holds its contrast with whatever the checker lets through', () => {
    const some = fc.option(color, { nil: undefined })
    const own = fc.record({ surface: some, text: some, accent: some })
    let taken = 0
    fc.assert(
      fc.property(some, own, own, (brand, light, dark) => {
        const tokens: Tokens = { color: { brand, light, dark } }
        if (!parseDefinition({ fairwell: 1, id: 'a', version: 1, product: 'A', tokens }).ok) return
        taken++
        for (const theme of themes) expect(tooFaint(paletteOf(tokens, theme))).toEqual([])
      }),
      { numRuns: 250 },
    )
    expect(taken).toBeGreaterThan(5)
  })

  it('draws a brand as it is where it can be seen, and lighter in the dark', () => {
    const tokens = { color: { brand: '#7c3aed' } }
    expect(paletteOf(tokens, 'light').accent).toBe('#7c3aed')
    expect(paletteOf(tokens, 'dark').accent).toBe('#a172f2')
    expect(paletteOf({ color: { brand: '#ffd400' } }, 'light').accent).toBe('#a18600')
  })

  it('takes what a theme names', () => {
    const dark = { surface: '#101014', text: '#eeeeee', accent: '#8ab4f8' }
    expect(paletteOf({ color: { brand: '#7c3aed', dark } }, 'dark')).toMatchObject(dark)
  })
})

describe('AX-14 readableColor', () => {
  it('keeps the hue of what it moves', () => {
    fc.assert(
      fc.property(color, (given) => {
        const before = new Color(given).to('hsl')
        const after = new Color(readableColor(given, 4.5, ['#ffffff'])).to('hsl')
        // What is nearly grey or black has no hue to speak of once it is in eight bits.
        if ((before.s ?? 0) < 25 || (after.s ?? 0) < 25 || (after.l ?? 0) < 12) return
        const turn = Math.abs((before.h ?? 0) - (after.h ?? 0))
        expect(Math.min(turn, 360 - turn)).toBeLessThan(6)
      }),
      { numRuns: 500 },
    )
  })

  it('moves no further than it must', () => {
    const found = readableColor('#ffd400', 3, ['#ffffff'])
    expect(Color.contrastWCAG21(found, '#ffffff')).toBeGreaterThan(2.998)
    expect(Color.contrastWCAG21(found, '#ffffff')).toBeLessThan(3.1)
  })
})
