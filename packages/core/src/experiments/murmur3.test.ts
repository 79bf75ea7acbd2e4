import { describe, expect, it } from 'vitest'
import { murmur3 } from './murmur3.ts'

describe('murmur3', () => {
  // https://en.wikipedia.org/wiki/MurmurHash#Algorithm and https://stackoverflow.com/a/31929528
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['ab', 0x9747b28c, 0x74875592],
    ['abc', 0x9747b28c, 0xc84a62dd],
    ['abcd', 0x9747b28c, 0xf0478627],
    ['abc', 0, 0xb3dd93fa],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('of %j with seed %i', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash)
  })

  it('has the seed 0 by default', () => {
    expect(murmur3('test')).toBe(murmur3('test', 0))
  })

  it('takes half a surrogate pair as U+FFFD, as UTF-8 does', () => {
    expect(murmur3('\ud83d')).toBe(murmur3('\ufffd'))
  })
})
