import type { Messages } from '@fairwell/widget'

/** Messages without their keys, in the order of the English ones; first of all, which keys those are. */
export type PackedWords = readonly [mark: number, words: readonly unknown[]]

/** Changes with every key that is added, taken away, renamed or moved. */
function markOf(messages: unknown): number {
  let mark = 0
  JSON.stringify(messages, (key, value) => {
    for (const letter of key) mark = (mark * 31 + letter.charCodeAt(0)) % 65_521
    return value
  })
  return mark
}

type Table = Readonly<Record<string, unknown>>

/** Leaves the keys out: they would be a third of a locale's file. */
export function packWords(messages: Messages, en: Messages): PackedWords {
  const pack = (value: unknown, like: unknown): unknown => {
    // Plurals differ from language to language, and keep their keys.
    if (Object(like) !== like || 'other' in (like as Table)) return value
    return Object.entries(like as Table).map(([key, inner]) => pack((value as Table)[key], inner))
  }
  return [markOf(en), pack(messages, en) as unknown[]]
}

/** @throws where the file is of a version with other keys: words would stand on the wrong buttons. */
export function unpackWords([mark, words]: PackedWords, en: Messages): Messages {
  if (mark !== markOf(en)) throw mark
  const unpack = (value: unknown, like: object): unknown =>
    Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(like).map(([key, inner], at) => [key, unpack(value[at], inner)]),
        )
      : value
  return unpack(words, en) as Messages
}
