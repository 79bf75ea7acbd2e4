// Checks that every test which the parity page names exists under that title.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableAfter } from './snippets/markdown.ts'
import { root } from './workspace.ts'

const page = 'docs/parity-churnkey-react.md'
const text = readFileSync(join(root, page), 'utf8')
const rows = ['<!-- parity:', '<!-- defects:'].flatMap((marker) =>
  tableAfter(text, marker).slice(2),
)
const problems = rows.flatMap((row) => {
  const [feature = ''] = row
  const [, title = '', link = ''] = /\[`(.+)`\]\((.+)\)/.exec(row.at(-1) ?? '') ?? []
  const file = join(root, 'docs', link)
  if (!link || !existsSync(file)) return [`${feature}: there is no file "${link}"`]
  return readFileSync(file, 'utf8').includes(title) ? [] : [`${feature}: no "${title}" in ${link}`]
})

for (const problem of problems) console.error(`${page}: ${problem}`)
console.log(`${rows.length} rows of ${page}, ${problems.length} without their test`)
if (problems.length) process.exitCode = 1
