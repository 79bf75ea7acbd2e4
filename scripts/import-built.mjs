// Plain JavaScript: it runs on the oldest supported Node, imports every built entry and starts every program there.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', 'packages')
// Contract suites call the test runner, which needs a newer Node and a running test.
const skipped = new Set(['testkit'])
let count = 0

for (const folder of readdirSync(root).filter((each) => !skipped.has(each))) {
  const path = join(root, folder)
  if (!existsSync(join(path, 'package.json'))) continue
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  for (const target of Object.values(manifest.publishConfig?.exports ?? {})) {
    if (typeof target === 'string' || target.default.includes('*')) continue
    await import(pathToFileURL(join(path, target.default)).href)
    count += 1
  }
  for (const program of Object.values(manifest.bin ?? {})) {
    execFileSync(process.execPath, [join(path, program), '--help'], { stdio: 'pipe' })
    count += 1
  }
}
console.log(`loaded ${count} entries on Node ${process.version}`)
