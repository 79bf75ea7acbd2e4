import { localise } from '../copy/localise.ts'
import { checkDefinition } from './check-definition.ts'
import type { FlowDefinition } from './definition-schema.ts'
import { definitionShape } from './definition-shape.ts'
import { quoteAll } from './describe-value.ts'
import type { Findings, Issue } from './issue.ts'
import { parseInput } from './parse-input.ts'

/** A definition that may be used, or what to put right first. */
export type DefinitionResult =
  | {
      readonly ok: true
      readonly definition: FlowDefinition
      /** What works, but most likely not as meant. */
      readonly warnings: readonly Issue[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Checks a flow definition. Never throws, whatever the input; reports up to 50 issues, in the order
 * of the input.
 *
 * @example
 * const result = parseDefinition(await response.json())
 * if (!result.ok) for (const issue of result.issues) console.error(issue.message)
 */
export function parseDefinition(input: unknown): DefinitionResult {
  const definition = input as FlowDefinition
  const { errors, warnings } = parseInput(input, definitionShape, false, (findings) => ({
    ...checkDefinition(findings, input),
    warn: () => warnOfIncomplete(findings, definition),
  }))
  return errors.length ? { ok: false, issues: errors } : { ok: true, definition, warnings }
}

function warnOfIncomplete(findings: Findings, definition: FlowDefinition): void {
  for (const tag of Object.keys(definition.locales ?? {})) {
    const missing: string[] = []
    localise(definition, tag, missing)
    if (missing.length) {
      const found = `${missing.length} texts without words: ${quoteAll(missing.slice(0, 3))}${missing.length > 3 ? ', …' : ''}`
      findings.warn('FW1606', ['locales', tag], found, 'them too')
    }
  }
}
