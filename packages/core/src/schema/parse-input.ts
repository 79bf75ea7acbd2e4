import { describe } from './describe-value.ts'
import { createIssue, Findings, type Issue } from './issue.ts'
import { scanInput } from './scan-input.ts'
import type { Shape } from './shape.ts'
import { type Walk, walkShape } from './walk-shape.ts'

/** What is checked beyond the shape. */
export interface Checks extends Pick<Walk, 'specials'> {
  /** Checks the input as a whole, right or not. */
  whole?(): void
  /** Looks for what works but is not meant, in an input that is right. */
  warn?(): void
}

/**
 * Checks an input, each step only where the one before leaves it safe: a scan of everything without
 * recursion, a walk along the shape, the checks of the whole.
 */
export function parseInput(
  input: unknown,
  shape: Shape,
  isAccount: boolean,
  setUp: (findings: Findings) => Checks,
): { readonly errors: readonly Issue[]; readonly warnings: readonly Issue[] } {
  try {
    const findings = new Findings(input, isAccount)
    if (scanInput(findings)) {
      const { specials, whole, warn } = setUp(findings)
      walkShape({ findings, specials }, input, [], shape)
      whole?.()
      if (!findings.hasErrors) warn?.()
    }
    const { errors, warnings } = findings
    return { errors, warnings }
  } catch (error) {
    // A getter or a proxy can throw anything, at any time.
    const code = isAccount ? 'FW2007' : 'FW1007'
    const found = describe(error instanceof Error ? error.message : 'an exception')
    return { errors: [createIssue(code, '', found, 'plain JSON')], warnings: [] }
  }
}
