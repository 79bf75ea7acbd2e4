import { EmbedError } from './embed-error.ts'
import { accountSource, parseJson, readInlineText } from './read-json.ts'

/** Reads an account given as itself or as `#id` of inline JSON; not checked yet. @throws EmbedError */
export function loadAccount(given: unknown): unknown {
  if (given === undefined || given === null || given === '') return {}
  if (typeof given !== 'string') return given
  if (given.startsWith('#')) {
    return parseJson(readInlineText(given, accountSource), given, accountSource)
  }
  throw new EmbedError(
    'FW4120',
    `data-account is "${given}"; write "#id" of a <script type="application/json"> with the account in it.`,
  )
}
