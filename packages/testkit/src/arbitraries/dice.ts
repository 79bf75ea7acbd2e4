import { seededRandom } from '../fakes/seeded-random.ts'

/** Decisions that a seed has already made. */
export interface Dice {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean
  pick<const List extends readonly [unknown, ...unknown[]]>(list: List): List[number]
  /** One of a list that may be empty. */
  pickAny<Value>(list: readonly Value[]): Value | undefined
  /** The same values in another order. */
  shuffle<Value>(list: readonly Value[]): Value[]
}

/**
 * Makes the dice of one part of a thing. Each part has its own, so that a smaller thing of the same
 * seed has the same parts, only fewer: that is what lets a failing case shrink.
 */
export function dice(seed: number, part: string, index = 0): Dice {
  let mixed = (seed ^ Math.imul(index + 1, 0x9e3779b1)) | 0
  for (let at = 0; at < part.length; at++) {
    mixed = Math.imul(mixed ^ part.charCodeAt(at), 0x01000193)
  }
  const random = seededRandom(mixed)
  const below = (count: number) => Math.floor(random() * count)
  return {
    below,
    chance: (percent) => random() * 100 < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
    pickAny: (list) => list[below(list.length)],
    shuffle(list) {
      const mixedUp = list.slice()
      for (let last = mixedUp.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const [value] = mixedUp.splice(other, 1, mixedUp[last] as (typeof mixedUp)[number])
        mixedUp[last] = value as (typeof mixedUp)[number]
      }
      return mixedUp
    },
  }
}
