import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.ts'
import type { Block } from './markdown.ts'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

const program = readFileSync(join(root, 'packages/cli/src/create-program.ts'), 'utf8')

/** What npm and pnpm do by themselves. */
const builtIn = ['add', 'exec', 'i', 'install', 'changeset', 'dlx', 'pack']

/** Checks that the scripts and files which a shell block names exist. */
export function checkShellSnippet({ code }: Block, say: (problem: string) => void): void {
  for (const line of code.split('\n')) {
    const [, name] = /^(?:pnpm|npm)(?: run)? ([a-z][\w:-]*)/.exec(line) ?? []
    if (name && !builtIn.includes(name) && !(name in scripts)) say(`there is no script "${name}"`)
    const [, command, flags = ''] = /^npx fairwell (\S+)(.*)/.exec(line) ?? []
    if (command && !program.includes(`.command('${command}')`))
      say(`there is no fairwell ${command}`)
    for (const [flag] of flags.matchAll(/--[\w-]+/g))
      if (!program.includes(`'${flag} `)) say(`fairwell ${command} has no ${flag}`)
    const [, file] = /^node (?:--\S+ )*([\w./-]+\.m?[jt]s)/.exec(line) ?? []
    if (file && !existsSync(join(root, file))) say(`there is no ${file}`)
  }
}
