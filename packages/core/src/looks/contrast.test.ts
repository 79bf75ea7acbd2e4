import Color from 'colorjs.io'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastOf } from './contrast.ts'

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('AX-14 contrastOf', () => {
  it('gives the ratios that everybody knows', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrastOf('#2b57c4', '#2B57C4')).toBe(1)
  })

  it('agrees with Color.js on any two colours', () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        // Its weights have two digits more than those of WCAG.
        expect(contrastOf(one, other)).toBeCloseTo(Color.contrastWCAG21(one, other), 2)
      }),
      { numRuns: 500 },
    )
  })
})
