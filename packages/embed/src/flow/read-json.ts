import { EmbedError } from './embed-error.ts'

/** Where a piece of JSON is, and how errors about it begin. */
interface Source {
  readonly what: 'definition' | 'account'
  /** The attribute or option that named the source. */
  readonly named: string
  /** The codes for "not there" and "not JSON". */
  readonly missing: string
  readonly malformed: string
}

/** The text of the inline `<script type="application/json">` that `#id` names. @throws EmbedError */
export function readInlineText(id: string, { what, named, missing }: Source): string {
  const element = document.getElementById(id.slice(1))
  if (element) return element.textContent ?? ''
  throw new EmbedError(
    missing,
    `${named} names ${id}, but the page has no element with that id; write <script type="application/json" id="${id.slice(1)}"> with the ${what} in it.`,
  )
}

/** @throws EmbedError */
export function parseJson(text: string, where: string, { what, malformed }: Source): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EmbedError(
      malformed,
      `the ${what} in ${where} is not JSON: ${(error as Error).message}.`,
    )
  }
}

export const definitionSource: Source = {
  what: 'definition',
  named: 'data-flow',
  missing: 'FW4110',
  malformed: 'FW4112',
}

export const accountSource: Source = {
  what: 'account',
  named: 'data-account',
  missing: 'FW4120',
  malformed: 'FW4121',
}
