import type { Account, FlowDefinition } from '@fairwell/core'
import type { Bridge, Checker } from '../bridge.ts'
import { EmbedError } from './embed-error.ts'
import { tellDeveloper } from './tell-developer.ts'

/** What a flow runs on. */
export interface FlowInputs {
  readonly definition: FlowDefinition
  readonly account: Account
}

type Issues = Extract<ReturnType<Checker['parseDefinition']>, { ok: false }>['issues']

/** Checks what a developer wrote, and tells them what to put right. @throws EmbedError */
export async function checkInputs(
  { load }: Bridge,
  definition: unknown,
  account: unknown,
): Promise<FlowInputs> {
  const checker = await load('check').catch(() => {
    throw new EmbedError(
      'FW4107',
      'fairwell-check.js could not be loaded; put it beside fairwell-flow.js, or check the definition when you build.',
    )
  })
  const checkedDefinition = checker.parseDefinition(definition)
  if (!checkedDefinition.ok) refuse('FW4113', 'definition', checkedDefinition.issues)
  const checkedAccount = checker.parseAccount(account)
  if (!checkedAccount.ok) refuse('FW4122', 'account', checkedAccount.issues)
  for (const issue of [...checkedDefinition.warnings, ...checkedAccount.warnings]) {
    tellDeveloper('warn', issue.code, issue.message)
  }
  return { definition: checkedDefinition.definition, account: checkedAccount.account }
}

function refuse(code: string, what: string, issues: Issues): never {
  for (const issue of issues) tellDeveloper('error', issue.code, issue.message)
  const errors = issues.length === 1 ? 'an error' : `${issues.length} errors`
  throw new EmbedError(code, `the ${what} has ${errors}; the flow does not start.`)
}
