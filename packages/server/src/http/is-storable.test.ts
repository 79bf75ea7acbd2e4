import { describe, expect, it } from 'vitest'
import { isStorable } from './is-storable.ts'

describe('isStorable', () => {
  it.each([['text'], ['🦊'], ['\u0001\n"\\'], ['\\u0000'], ['\\ud800'], [{ a: [1, null] }]])(
    '%j: yes',
    (value) => {
      expect(isStorable(value)).toBe(true)
    },
  )

  it.each([
    ['\u0000'],
    ['a\u0000b'],
    ['\\\u0000'],
    ['\ud800'],
    ['\udc00x'],
    [{ '\u0000': 1 }],
    [['\ud83d']],
  ])('%j: no', (value) => {
    expect(isStorable(value)).toBe(false)
  })
})
