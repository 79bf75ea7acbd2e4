import type { Account, FlowDefinition } from '@fairwell/core'
import { isChecked } from '@fairwell/core/schema'
import type { Bridge, Checker } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { EmbedError } from './embed-error.ts'
import { isDeveloping, tellDeveloper } from './tell-developer.ts'

/** What a flow runs on. */
export interface FlowInputs {
  readonly definition: FlowDefinition
  readonly account: Account
}

type Issues = Extract<ReturnType<Checker['parseDefinition']>, { ok: false }>['issues']

/**
 * Checks what a developer wrote, and tells them what to put right. A definition that carries the mark
 * of its check is only checked again where a developer is looking. @throws EmbedError
 */
export async function checkInputs(
  { load }: Bridge,
  { mode }: EmbedOptions,
  definition: unknown,
  account: unknown,
): Promise<FlowInputs> {
  const wasChecked = isChecked(definition)
  const asGiven = { definition, account } as FlowInputs
  if (wasChecked && !isDeveloping(mode)) return asGiven
  const checker = await load('check').catch(() => undefined)
  if (!checker && wasChecked) return asGiven
  if (!checker) {
    throw new EmbedError(
      'FW4107',
      'fairwell-check.js could not be loaded; put it beside fairwell-flow.js, or check the definition when you build.',
    )
  }
  const parsed = checker.parseDefinition(definition)
  if (!parsed.ok) refuse('FW4113', 'definition', parsed.issues)
  const who = checker.parseAccount(account)
  if (!who.ok) refuse('FW4122', 'account', who.issues)
  for (const { code, message } of [...parsed.warnings, ...who.warnings]) {
    tellDeveloper('warn', code, message)
  }
  return { definition: parsed.definition, account: who.account }
}

function refuse(code: string, what: string, issues: Issues): never {
  for (const issue of issues) tellDeveloper('error', issue.code, issue.message)
  throw new EmbedError(code, `the ${what} has errors (${issues.length}); the flow does not start.`)
}
