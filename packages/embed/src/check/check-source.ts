import {
  checkAccountText,
  checkDefinitionText,
  parseAccount,
  parseDefinition,
} from '@fairwell/core/schema'
import type { JsonSource } from '../flow/json-source.ts'

type Checked<Check extends (text: string) => unknown> = ReturnType<Check>

/** Checks a definition; text tells more, such as the line, or a key that is written twice. */
export function checkDefinition({ text, value }: JsonSource): Checked<typeof checkDefinitionText> {
  return text === undefined ? parseDefinition(value) : checkDefinitionText(text)
}

/** Checks an account, as `checkDefinition` a definition. */
export function checkAccount({ text, value }: JsonSource): Checked<typeof checkAccountText> {
  return text === undefined ? parseAccount(value) : checkAccountText(text)
}
