// Compares the README's table of sizes with what was built; with --write, puts the present numbers there.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableAfter } from './snippets/markdown.ts'
import { root } from './workspace.ts'

const marker = '<!-- sizes -->'
const file = join(root, 'README.md')
/** gzip of another Node may differ by a few bytes, and a number need not be new for every one of them. */
const tolerance = 0.03

// A size over its budget fails elsewhere; here it is only to be told as it is.
const { stdout } = spawnSync(process.execPath, ['scripts/size.ts', '--table'], {
  cwd: root,
  encoding: 'utf8',
})
const built = tableAfter(`${marker}\n${stdout}`, marker)
  .slice(2)
  .map(([what = '', gzip = '', max = '']) => ({ what, gzip, max }))

if (process.argv.includes('--write')) write()
else compare()

function write(): void {
  const text = readFileSync(file, 'utf8')
  const [before = '', after = ''] = text.split(marker)
  const rows = [
    ['what', 'gzip', 'at most'],
    ...built.map(({ what, gzip, max }) => [what, gzip, max]),
  ]
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)))
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  writeFileSync(file, `${before}${marker}\n\n${table}\n${after.replace(/^\s*(\|.*\n)+/, '')}`)
}

function compare(): void {
  const claimed = tableAfter(readFileSync(file, 'utf8'), marker).slice(2)
  const problems = built.flatMap(({ what, gzip, max }) => {
    const row = claimed.find(([name]) => name === what)
    if (!row) return [`${what} is not there`]
    const [, says = '', most] = row
    const isClose = Math.abs(Number.parseFloat(says) / Number.parseFloat(gzip) - 1) <= tolerance
    return [
      ...(isClose ? [] : [`${what} says ${says}, built is ${gzip}`]),
      ...(most === max ? [] : [`${what} says at most ${most}, the budget is ${max}`]),
    ]
  })
  for (const [name] of claimed)
    if (!built.some(({ what }) => what === name)) problems.push(`${name} is not built`)
  for (const problem of problems) console.error(`README.md: ${problem}`)
  if (problems.length) console.error('node scripts/check-readme.ts --write puts it right.')
  console.log(`${claimed.length} sizes in README.md compared with the build`)
  if (problems.length) process.exitCode = 1
}
