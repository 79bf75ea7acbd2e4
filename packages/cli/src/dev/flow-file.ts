import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { FlowDefinition } from '@fairwell/core'
import { checkDefinitionText, type Issue } from '@fairwell/core/schema'
import { UsageError } from '../usage-error.ts'
import { exampleFlow } from './example-flow.ts'

/** The definition that is served, as it is on the disk now. */
export interface FlowFile {
  /** What to call it in messages. */
  readonly name: string
  /** @throws Error while there has been no valid one. */
  definition(): FlowDefinition
  close(): void
}

const pollMs = 300
const causes: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder; give the file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'it may not be read'],
])

/**
 * Reads a definition and goes on reading it. A change that breaks it is told, and the one before goes
 * on being served.
 *
 * @param path - Absent: the built-in example.
 * @param say - Gets lines for the person at the terminal.
 * @throws UsageError when there is no such file.
 */
export function openFlowFile(path: string | undefined, say: (line: string) => void): FlowFile {
  if (path === undefined) {
    return { name: 'the built-in example', definition: () => exampleFlow, close() {} }
  }
  const file = resolve(path)
  const name = relative(process.cwd(), file) || file
  let last: FlowDefinition | undefined

  function read(text: string): boolean {
    const result = checkDefinitionText(text)
    const issues = result.ok ? result.warnings : result.issues
    for (const issue of issues) say(describe(name, issue, result.ok))
    if (result.ok) {
      last = result.definition
      return true
    }
    sayLost('broken')
    return false
  }

  function sayLost(how: 'broken' | 'gone'): void {
    say(
      last
        ? `${name} is ${how}; the version before is still served.`
        : `${name} is ${how}; nothing is offered, and the page's own cancel runs.`,
    )
  }

  let text = readText(file, name)
  read(text)
  let isGone = false
  let missing: ReturnType<typeof setTimeout> | undefined

  watchFile(file, { interval: pollMs }, () => {
    clearTimeout(missing)
    let now: string
    try {
      now = readFileSync(file, 'utf8')
    } catch {
      if (isGone) return
      // An editor may be about to put the new one in its place.
      missing = setTimeout(() => {
        isGone = true
        sayLost('gone')
      }, pollMs * 2)
      return
    }
    if (isGone) say(`${name} is back.`)
    isGone = false
    if (now === text) return
    text = now
    if (read(text)) say(`${name} has changed; the next attempt has it.`)
  })

  return {
    name,
    definition() {
      if (last) return last
      throw new Error(`${name} is broken`)
    },
    close() {
      unwatchFile(file)
      clearTimeout(missing)
    },
  }
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`--flow ${name}: ${causes.get(code ?? '') ?? code}.`)
  }
}

function describe(name: string, { line, column, code, message, url }: Issue, isWarning: boolean) {
  const place = line === undefined ? name : `${name}:${line}:${column}`
  return `${place} ${isWarning ? 'warning ' : ''}${code} ${message}\n  ${url}`
}
