import { murmur3 } from '../experiments/murmur3.ts'
import type { Preset } from '../jurisdiction/jurisdictions.ts'
import type { FlowDefinition } from './definition-schema.ts'

/** The version of the schema that a mark of this code speaks of. */
export const schemaVersion = 1

/**
 * A definition's hash: murmur3 of its JSON with sorted keys, `checked` left out, as 8 hexadecimal
 * digits. It tells a definition that was edited after its check from one that was not; it keeps
 * nobody from writing a mark by hand.
 */
export function definitionHash(definition: object): string {
  const { checked: _, ...rest } = definition as { readonly checked?: unknown }
  return murmur3(canonicalJson(rest)).toString(16).padStart(8, '0')
}

/**
 * Whether `checked` says that this very definition was checked against this version of the schema.
 * Never throws.
 */
export function isChecked(definition: unknown): boolean {
  try {
    const { checked } = definition as { readonly checked?: unknown }
    return String(checked).startsWith(`${schemaVersion}:${definitionHash(definition as object)}:`)
  } catch {
    return false
  }
}

/**
 * The jurisdictions' presets that this very definition was proved against; none where it is not
 * checked.
 */
export function checkedPresets(definition: FlowDefinition): readonly string[] {
  return isChecked(definition)
    ? (definition.checked?.split(':')[2]?.split(',').filter(Boolean) ?? [])
    : []
}

/**
 * The definition with the mark of a check that it passed, for `fairwell check --write` and servers.
 *
 * @param presets The presets that it was proved against.
 */
export function stampChecked(
  definition: FlowDefinition,
  presets: readonly Preset[],
): FlowDefinition {
  const mark = `${schemaVersion}:${definitionHash(definition)}:${presets.join(',')}`
  return { ...definition, checked: mark }
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || !value) return JSON.stringify(value) ?? 'null'
  const object = value as { readonly [key: string]: unknown }
  const entries = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
  return `{${entries.join()}}`
}
