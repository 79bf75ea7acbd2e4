import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../examples/definitions')

/** A definition as JSON, free to be changed by the test that asked for it. */
// biome-ignore lint/suspicious/noExplicitAny: tests break definitions on purpose.
export type LooseDefinition = Record<string, any>

/**
 * The definitions that the documentation shows: a typical one, one with every kind and operator, and
 * the typical one in five more languages.
 */
export function readDefinition(
  name: 'flow.example' | 'flow.kinds' | 'flow.locales',
): LooseDefinition {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
}
