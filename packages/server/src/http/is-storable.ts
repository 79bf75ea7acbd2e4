/** An escape of U+0000 or of half a surrogate pair in the text of JSON, with a backslash that is itself no text. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i

/**
 * Whether PostgreSQL can hold a JSON value: it takes neither U+0000 nor half a surrogate pair, and
 * would refuse what is stored beside it too.
 */
export function isStorable(value: unknown): boolean {
  return !unstorable.test(JSON.stringify(value))
}
