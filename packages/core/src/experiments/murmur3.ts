/**
 * MurmurHash3, the x86 32-bit form, of the UTF-8 bytes of a text, as an unsigned number. A surrogate
 * without its pair counts as U+FFFD.
 * https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text)
  const { length } = bytes
  const mix = (block: number): number => {
    const product = Math.imul(block, 0xcc9e2d51)
    return Math.imul((product << 15) | (product >>> 17), 0x1b873593)
  }
  let hash = seed
  let block = 0
  for (let index = 0; index < length; index++) {
    block |= (bytes[index] as number) << (8 * (index % 4))
    if (index % 4 === 3) {
      hash ^= mix(block)
      hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
      block = 0
    }
  }
  hash ^= mix(block) ^ length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
