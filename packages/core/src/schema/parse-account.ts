import type { Account } from './account-schema.ts'
import { accountShape } from './account-shape.ts'
import type { Issue, Path } from './issue.ts'
import { objectOf } from './json-value.ts'
import { parseInput } from './parse-input.ts'
import type { Shape } from './shape.ts'
import { walkPlain } from './walk-shape.ts'

/** An account that may be used, or what to put right first. */
export type AccountResult =
  | { readonly ok: true; readonly account: Account; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Checks the facts about who is leaving. Never throws, whatever the input. */
export function parseAccount(input: unknown): AccountResult {
  const { errors, warnings } = parseInput(input, accountShape, true, (findings) => {
    const specials = {
      runningDiscount(value: unknown, path: Path, shape: Shape) {
        const { percentOff, amountOffMinor } = objectOf(value)
        if (percentOff !== undefined && amountOffMinor !== undefined) {
          const found = '"percentOff" and "amountOffMinor"'
          findings.report('FW1112', path, found, 'only one of them')
        }
        walkPlain({ findings, specials }, value, path, shape)
      },
    }
    return { specials }
  })
  return errors.length
    ? { ok: false, issues: errors }
    : { ok: true, account: input as Account, warnings }
}
