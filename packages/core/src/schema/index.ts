export { checkAccountText, checkDefinitionText } from './check-text.ts'
export {
  checkedPresets,
  definitionHash,
  isChecked,
  schemaVersion,
  stampChecked,
} from './checked.ts'
export { type AccountCode, accountCodes, type DefinitionCode, definitionCodes } from './codes.ts'
export type { Issue } from './issue.ts'
export { nearest } from './nearest.ts'
export { type AccountResult, parseAccount } from './parse-account.ts'
export { type DefinitionResult, parseDefinition } from './parse-definition.ts'
export { isSafeUrl } from './safe-url.ts'
