import type { EmbedOptions } from '../embed-options.ts'
import { EmbedError } from './embed-error.ts'
import { definitionSource, parseJson, readInlineText } from './read-json.ts'

const inline = '#fairwell-flow'

/** Fetches or reads the definition that the options name; not checked yet. @throws EmbedError */
export async function loadDefinition({ definition, flow }: EmbedOptions): Promise<unknown> {
  if (definition !== undefined) {
    return typeof definition === 'string'
      ? parseJson(definition, 'the option "definition"', definitionSource)
      : definition
  }
  if (!flow && !document.getElementById(inline.slice(1))) {
    throw new EmbedError(
      'FW4110',
      `there is no definition; write data-flow="/flow.json" on the script tag, or <script type="application/json" id="${inline.slice(1)}">.`,
    )
  }
  const from = flow || inline
  const text = from.startsWith('#') ? readInlineText(from, definitionSource) : await fetchText(from)
  return parseJson(text, from, definitionSource)
}

async function fetchText(url: string): Promise<string> {
  let response: Response
  try {
    response = await fetch(url)
  } catch (error) {
    throw new EmbedError('FW4111', `the definition at ${url} could not be fetched: ${error}.`)
  }
  if (!response.ok) {
    throw new EmbedError('FW4111', `the definition at ${url} answered ${response.status}.`)
  }
  return response.text()
}
