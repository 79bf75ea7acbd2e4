/**
 * Makes a generator of numbers in [0, 1) that gives the same row for the same seed.
 *
 * @example
 * const random = seededRandom(42)
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    // One step of a Weyl sequence, then an avalanche: enough for tests, small enough to read.
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 0x1_0000_0000
  }
}
