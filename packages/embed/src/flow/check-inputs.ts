import type { Account, FlowDefinition } from '@fairwell/core'
import { isChecked } from '@fairwell/core/schema'
import type { Bridge, Checker } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { isDeveloping, tellDeveloper } from '../tell-developer.ts'
import { EmbedError } from './embed-error.ts'
import { checkIntegrity } from './integrity.ts'
import { type JsonSource, parseSource } from './json-source.ts'

/** What a flow runs on. */
export interface FlowInputs {
  readonly definition: FlowDefinition
  readonly account: Account
}

type Issues = Extract<ReturnType<Checker['checkDefinition']>, { ok: false }>['issues']

/**
 * Parses and checks what a developer wrote, and tells them what to put right. A definition that
 * carries the mark of its check is only checked again where a developer is looking. @throws EmbedError
 */
export async function checkInputs(
  { load }: Bridge,
  { mode }: EmbedOptions,
  definition: JsonSource,
  account: JsonSource,
): Promise<FlowInputs> {
  let inputs: FlowInputs | undefined
  let failure = new EmbedError(
    'FW4107',
    'fairwell-check.js did not load; put it beside fairwell-flow.js.',
  )
  try {
    const given = {
      definition: parseSource(definition, 'FW4112'),
      account: parseSource(account, 'FW4121'),
    } as FlowInputs
    if (isChecked(given.definition)) inputs = given
  } catch (error) {
    failure = error as EmbedError
  }
  if (inputs && !isDeveloping(mode)) return inputs
  const checker = await load('check', checkIntegrity).catch(() => undefined)
  if (!checker) {
    if (inputs) return inputs
    throw failure
  }
  const what = checker.checkDefinition(definition)
  if (!what.ok) refuse(failure.code === 'FW4112' ? 'FW4112' : 'FW4113', definition, what.issues)
  const who = checker.checkAccount(account)
  if (!who.ok) refuse(failure.code === 'FW4121' ? 'FW4121' : 'FW4122', account, who.issues)
  tellIssues('warn', [...what.warnings, ...who.warnings])
  return { definition: what.definition, account: who.account }
}

function refuse(code: string, { where }: JsonSource, issues: Issues): never {
  tellIssues('error', issues)
  throw new EmbedError(code, `${where} has errors: ${issues.length}.`)
}

function tellIssues(level: 'warn' | 'error', issues: Issues): void {
  for (const { code, message, line, column } of issues) {
    tellDeveloper(level, code, line ? `${message} (${line}:${column})` : message)
  }
}
