import { quote } from './describe-value.ts'
import { createIssue, type Issue } from './issue.ts'
import { type AccountResult, parseAccount } from './parse-account.ts'
import { type DefinitionResult, parseDefinition } from './parse-definition.ts'
import { scanJson } from './scan-json.ts'

/**
 * Checks the text of a definition: that it is JSON, that no key is written twice, and all that
 * `parseDefinition` checks. Every issue has its line and column. Never throws.
 */
export function checkDefinitionText(json: string): DefinitionResult {
  return checkText(json, 1, parseDefinition)
}

/** Checks the text of an account, as `checkDefinitionText` does that of a definition. */
export function checkAccountText(json: string): AccountResult {
  return checkText(json, 2, parseAccount)
}

type Failure = { readonly ok: false; readonly issues: readonly Issue[] }
type Success = { readonly ok: true; readonly warnings: readonly Issue[] }

function checkText<Good extends Success>(
  json: string,
  range: 1 | 2,
  parse: (input: unknown) => Good | Failure,
): Good | Failure {
  const text = json.replace(/^\uFEFF/, '')
  const places = new Map<string, number>()
  const repeated: Issue[] = []
  const error = scanJson(text, (path, offset, isRepeated) => {
    places.set(path, offset)
    if (isRepeated)
      repeated.push(createIssue(`FW${range}002`, path, quote(path.replace(/.*\./, '')), 'it once'))
  })
  if (error) {
    const { line, column } = placeOf(text, error.offset)
    const found = `${error.found} at line ${line}, column ${column}`
    return {
      ok: false,
      issues: [{ ...createIssue(`FW${range}001`, '', found, error.write), line, column }],
    }
  }
  const locate = (issue: Issue): Issue => {
    let { path } = issue
    // What is missing has no place of its own; its object has.
    while (path && !places.has(path)) path = path.replace(/(^|\.|\[)[^.[]*$/, '')
    return { ...issue, ...placeOf(text, places.get(path) ?? 0) }
  }
  const result = parse(JSON.parse(text))
  const issues = [...repeated, ...(result.ok ? [] : result.issues)].map(locate)
  if (!result.ok || issues.length) {
    const order = (issue: Issue) => (issue.line ?? 0) * 1e6 + (issue.column ?? 0)
    return { ok: false, issues: issues.sort((a, b) => order(a) - order(b)) }
  }
  return { ...result, warnings: result.warnings.map(locate) }
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
