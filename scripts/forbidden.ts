// Looks for what must not appear in the built files, as listed in budgets.json.

import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import budgets from './budgets.json' with { type: 'json' }
import { findSinks } from './find-sinks.ts'
import { find, root } from './workspace.ts'

interface Ban {
  in: string
  except?: string
  pattern: string
  why: string
}

interface Allowed {
  file: string
  what: string
  times: number
  why: string
}

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const complain = (line: string) => {
  console.error(line)
  process.exitCode = 1
}

let looked = 0
for (const ban of budgets.mustNotAppear as Ban[]) {
  const files = find(ban.in).filter((path) => !ban.except || !matchesGlob(path, ban.except))
  for (const path of files) {
    looked += 1
    const found = read(path).match(new RegExp(ban.pattern, 'g')) ?? []
    if (!found.length) continue
    complain(`${path}: ${[...new Set(found)].join(', ')} (${found.length} times): ${ban.why}`)
  }
}
console.log(`looked for forbidden strings ${looked} times`)

const { sinks } = budgets
const left = (sinks.allowed as Allowed[]).map((allowed) => ({ ...allowed }))
const searched = find(sinks.in)
for (const path of searched) {
  for (const { what, code } of findSinks(read(path))) {
    const known = left.find((allowed) => allowed.file === path && allowed.what === what)
    if (known && known.times-- > 0) continue
    complain(`${path}: ${what}: ${sinks.why}\n  … ${code}`)
  }
}
for (const { file, what, times } of left)
  if (times > 0)
    complain(`${file}: "${what}" is there ${times} times less than budgets.json allows`)
if (!searched.length) complain(`no files match ${sinks.in}`)
console.log(`looked for sinks in ${searched.length} files`)
