// Compares the table of docs/fail-open.md with the rows of its scenarios; --write puts it right.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FailOpenRow, timeWords } from '../packages/e2e/src/fail-open-row.ts'
import { root } from './workspace.ts'

const folder = 'packages/e2e/scenarios/fail-open'
const page = join(root, 'docs/fail-open.md')
const problems: string[] = []

const files = globSync(`${folder}/fo-*/fo-*.ts`, {
  cwd: root,
  exclude: ['**/*.test.ts'],
}).toSorted()
const lines: string[] = []
for (const file of files) {
  const { row } = (await import(pathToFileURL(join(root, file)).href)) as { row: FailOpenRow }
  const name = basename(file, '.ts')
  if (!name.startsWith(`${row.id.toLowerCase()}-`)) problems.push(`${file}: its id is ${row.id}`)
  if (basename(dirname(file)) !== name) problems.push(`${file} is not in a folder of its name`)
  if (!Object.keys(row.cases).length && !hasOwnTest(file, row.id))
    problems.push(`${file} has neither cases nor a test whose title starts with ${row.id}`)
  const codes = [row.code, ...Object.values(row.cases).map(({ code }) => code)].filter(Boolean)
  lines.push(
    [
      `[${row.id}](../${folder}/${name})`,
      row.fails,
      row.gets,
      row.ends === 'flow' && !row.withinMs ? '' : timeWords(row.withinMs),
      [...new Set(codes)].join(', '),
    ].join(' | '),
  )
}
const ids = files.map((file) => basename(file).slice(0, 5))
const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
if (twice.length) problems.push(`two rows have one id: ${twice.join(', ')}`)

const marks = ['<!-- rows -->', '<!-- /rows -->'] as const
const text = readFileSync(page, 'utf8')
const [before = '', rest = ''] = text.split(marks[0])
const [table = '', after = ''] = rest.split(marks[1])
const cells = (row: string) =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ')
const documented = table
  .split('\n')
  .filter((line) => /^\| *\[FO-/.test(line))
  .map(cells)
if (process.argv.includes('--write')) {
  const head =
    '| id | what fails | what the subscriber gets | within | code |\n|---|---|---|---|---|'
  const body = lines.map((line) => `| ${line} |`).join('\n')
  writeFileSync(page, `${before}${marks[0]}\n\n${head}\n${body}\n\n${marks[1]}${after}`)
} else {
  for (const line of lines)
    if (!documented.includes(cells(line))) problems.push(`docs/fail-open.md lacks: ${line}`)
  for (const line of documented)
    if (!lines.some((known) => cells(known) === line))
      problems.push(`docs/fail-open.md says, and no scenario shows: ${line}`)
}

for (const problem of problems) console.error(problem)
console.log(
  `${lines.length} rows of docs/fail-open.md compared with their scenarios, ${problems.length} differences`,
)
if (problems.length) process.exitCode = 1

function hasOwnTest(file: string, id: string): boolean {
  const tests = globSync('*.test.ts', { cwd: join(root, dirname(file)) })
  return tests.some((name) =>
    new RegExp(`\\b(it|test|describe)[\\w.()]*\\(\\s*['"\`]${id}\\b`).test(
      readFileSync(join(root, dirname(file), name), 'utf8'),
    ),
  )
}
