import { describe, expect, it } from 'vitest'
import { cutProperties } from './cut-properties.ts'

describe('properties within limits', () => {
  it('are so many, the first ones', () => {
    expect(cutProperties({ a: 'x', b: 'y', c: 'z' }, 2, 9, 9)).toEqual({ a: 'x', b: 'y' })
  })

  it('have names and texts so long', () => {
    expect(cutProperties({ longer: 'much longer' }, 1, 4, 6)).toEqual({ long: 'much l' })
  })

  it('are not cut through a character of two units: half of one no address can hold', () => {
    const { words } = cutProperties({ words: 'no 😀' }, 1, 9, 4)
    expect(words).toBe('no ')
    expect(cutProperties({ words: 'no 😀' }, 1, 9, 5)).toEqual({ words: 'no 😀' })
    expect(encodeURIComponent(`${words}`)).toBe('no%20')
  })

  it('keep numbers, and make text of the rest', () => {
    const properties = { n: 123_456, yes: true, list: ['a', 'b'], none: null }
    expect(cutProperties(properties, 9, 9, 5)).toEqual({
      n: 123_456,
      yes: 'true',
      list: 'a,b',
      none: 'null',
    })
  })
})
