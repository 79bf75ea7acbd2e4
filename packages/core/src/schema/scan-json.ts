import { quote } from './describe-value.ts'
import { writeKey } from './issue.ts'

/** Where a text stops being JSON. */
export interface JsonError {
  readonly offset: number
  readonly found: string
  readonly write: string
}

const space = /[ \t\n\r]*/y
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a text.
  /[{}[\],:]|"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\x00-\x1f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Deeper than any input that is right; keeps the paths short. */
const MOST_LEVELS = 100

interface Level {
  readonly isList: boolean
  readonly path: string
  readonly keys: Set<string>
  size: number
}

/**
 * Reads JSON text token by token, without recursion: says where it breaks and why, which
 * `JSON.parse` says in other words in each browser and in some not at all.
 *
 * @param visit Told the path and the place of every value, and whether its key was there before.
 */
export function scanJson(
  text: string,
  visit: (path: string, offset: number, isRepeated: boolean) => void,
): JsonError | undefined {
  const levels: Level[] = []
  let wants: 'value' | 'key' | 'colon' | 'comma' = 'value'
  let path = ''
  let comma: number | undefined
  let at = 0

  for (;;) {
    space.lastIndex = at
    space.exec(text)
    token.lastIndex = at = space.lastIndex
    const level = levels.at(-1)
    const found = token.exec(text)?.[0]
    const end = level?.isList ? ']' : '}'
    if (at === text.length && !level && wants === 'comma') return undefined
    const isText = found?.startsWith('"')
    const isEnd =
      found === end && level && (wants === 'comma' || (!level.size && wants !== 'colon'))
    if (found && isEnd) {
      levels.pop()
      wants = 'comma'
    } else if (found === ',' && level && wants === 'comma') {
      comma = at
      wants = level.isList ? 'value' : 'key'
    } else if (found === ':' && wants === 'colon') wants = 'value'
    else if (found && isText && level && wants === 'key') {
      const key = JSON.parse(found) as string
      path = levels.length < MOST_LEVELS ? writeKey(level.path, key) : ''
      visit(path, at, level.keys.has(key))
      level.keys.add(key)
      level.size++
      wants = 'colon'
    } else if (found && wants === 'value' && !/^[\]},:]/.test(found)) {
      if (level?.isList) {
        path = levels.length < MOST_LEVELS ? writeKey(level.path, level.size) : ''
        visit(path, at, false)
        level.size++
      }
      const isOpening = found === '{' || found === '['
      if (isOpening) levels.push({ isList: found === '[', path, keys: new Set(), size: 0 })
      wants = found === '{' ? 'key' : isOpening ? 'value' : 'comma'
    } else return explain(text, at, wants, end, level !== undefined, comma)
    at += found.length
  }
}

function explain(
  text: string,
  offset: number,
  wants: 'value' | 'key' | 'colon' | 'comma',
  end: string,
  isInside: boolean,
  comma: number | undefined,
): JsonError {
  const rest = text.slice(offset, offset + 40)
  const word = /^[\w$-]+|^\S{1,12}/.exec(rest)?.[0] ?? ''
  const isStray = comma !== undefined && rest[0] === end && !text.slice(comma + 1, offset).trim()
  const wanted = {
    value: 'a value: "text", a number, true, false, null, [ ] or { }',
    key: 'a key in double quotes',
    colon: '":" and a value',
    comma: isInside ? `"," or "${end}"` : 'nothing more',
  }[wants]
  if (isStray) return { offset: comma, found: `"," before "${end}"`, write: 'no comma there' }
  const found = word ? quote(word) : 'the end'
  const write = !word
    ? isInside && wants !== 'colon'
      ? `"${end}"`
      : wanted
    : rest.startsWith('<')
      ? 'JSON: this is a web page'
      : /^\/[/*]/.test(rest)
        ? 'no comments: JSON has none'
        : /^'/.test(rest)
          ? 'double quotes'
          : rest.startsWith('"') && wants !== 'colon' && wants !== 'comma'
            ? 'a text that ends on its line, with \\n for a line break and \\\\ for a backslash'
            : wants === 'key' && /^[\w$-]+$/.test(word)
              ? quote(word)
              : wanted
  return { offset, found, write }
}
