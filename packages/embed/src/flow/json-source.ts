import { EmbedError } from './embed-error.ts'

/** A piece of JSON that the page gives: as text, or as a value where a script made it. */
export interface JsonSource {
  /** How messages call it: its address, its `#id`, or the name of its option. */
  readonly where: string
  readonly text?: string | undefined
  readonly value?: unknown
}

/** The inline `<script type="application/json">` that `#id` names. @throws EmbedError */
export function readInline(id: string, attribute: string, code: string): JsonSource {
  const element = document.getElementById(id.slice(1))
  if (!element) throw new EmbedError(code, `${attribute}="${id}", but nothing has that id.`)
  return { where: id, text: element.textContent ?? '' }
}

/** @throws EmbedError where the text is not JSON. */
export function parseSource({ where, text, value }: JsonSource, code: string): unknown {
  if (text === undefined) return value
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EmbedError(code, `${where} is not JSON: ${(error as Error).message}.`)
  }
}
