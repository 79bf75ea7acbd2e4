// Looks for what must not appear in the built files, as listed in budgets.json.

import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import budgets from './budgets.json' with { type: 'json' }
import { find, root } from './workspace.ts'

interface Ban {
  in: string
  except?: string
  pattern: string
  /** How often it may appear in each file, because a dependency brings it. */
  allowed?: number
  why: string
}

let looked = 0
for (const ban of budgets.mustNotAppear as Ban[]) {
  const files = find(ban.in).filter((path) => !ban.except || !matchesGlob(path, ban.except))
  for (const path of files) {
    looked += 1
    const found = readFileSync(join(root, path), 'utf8').match(new RegExp(ban.pattern, 'g')) ?? []
    if (found.length <= (ban.allowed ?? 0)) continue
    console.error(`${path}: ${[...new Set(found)].join(', ')} (${found.length} times): ${ban.why}`)
    process.exitCode = 1
  }
}
console.log(`looked for forbidden strings ${looked} times`)
