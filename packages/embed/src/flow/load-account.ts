import { EmbedError } from './embed-error.ts'
import { type JsonSource, readInline } from './json-source.ts'

/** Finds an account given as itself or as `#id` of inline JSON; not parsed yet. @throws EmbedError */
export function loadAccount(given: unknown): JsonSource {
  if (typeof given !== 'string' || !given) return { where: 'account', value: given || {} }
  if (given.startsWith('#')) return readInline(given, 'data-account', 'FW4120')
  throw new EmbedError('FW4120', `data-account="${given}"; write "#id" of inline JSON.`)
}
