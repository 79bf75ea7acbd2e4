import { tellDeveloper } from '../tell-developer.ts'

/** One of the words that an option may be; anything else is said and taken as the first. */
export function pickWord<const Word extends string>(
  option: string,
  given: unknown,
  words: readonly [Word, ...Word[]],
): Word {
  const word = words.find((each) => each === given)
  if (word || given === undefined || given === '') return word ?? words[0]
  const allowed = words.map((each) => `"${each}"`).join(', ')
  tellDeveloper('warn', 'FW4140', `${option} is "${given}"; write one of ${allowed}.`)
  return words[0]
}
