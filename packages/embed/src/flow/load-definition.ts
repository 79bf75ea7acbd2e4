import type { EmbedOptions } from '../embed-options.ts'
import { EmbedError } from './embed-error.ts'
import { type JsonSource, readInline } from './json-source.ts'

const unreachable = 'FW4111'

const whereOf = ({ flow }: EmbedOptions) => flow || '#fairwell-flow'

/** Whether the definition is in the page already. */
export const isInline = (options: EmbedOptions): boolean =>
  !!options.definition || whereOf(options).startsWith('#')

/** Fetches or finds the definition that the options name; not parsed yet. @throws EmbedError */
export async function loadDefinition(options: EmbedOptions): Promise<JsonSource> {
  const { definition } = options
  if (definition) {
    const key = typeof definition === 'string' ? 'text' : 'value'
    return { where: 'definition', [key]: definition }
  }
  const where = whereOf(options)
  if (isInline(options)) return readInline(where, 'data-flow', 'FW4110')
  const stop = new AbortController()
  // Late is better than never for the next click; what hangs must not hang for all that follow.
  setTimeout(() => stop.abort(), 4 * (Number(options.timeoutMs) || 2000))
  const response = await fetch(where, stop).catch((error) => {
    throw new EmbedError(unreachable, `${where} could not be fetched: ${error}.`)
  })
  if (!response.ok) throw new EmbedError(unreachable, `${where} answered ${response.status}.`)
  return { where, text: await response.text() }
}
