import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.ts'
import type { Block } from './markdown.ts'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** What npm and pnpm do by themselves. */
const builtIn = ['add', 'exec', 'i', 'install', 'changeset', 'dlx', 'pack']

/** Checks that the scripts and files which a shell block names exist. */
export function checkShellSnippet({ code }: Block, say: (problem: string) => void): void {
  for (const line of code.split('\n')) {
    const [, name] = /^(?:pnpm|npm)(?: run)? ([a-z][\w:-]*)/.exec(line) ?? []
    if (name && !builtIn.includes(name) && !(name in scripts)) say(`there is no script "${name}"`)
    const [, file] = /^node (?:--\S+ )*([\w./-]+\.m?[jt]s)/.exec(line) ?? []
    if (file && !existsSync(join(root, file))) say(`there is no ${file}`)
  }
}
