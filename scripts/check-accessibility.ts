// Compares the accessibility conformance report with WCAG 2.2 and with the tests that it names.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableAfter } from './snippets/markdown.ts'
import { root } from './workspace.ts'

// https://www.w3.org/TR/WCAG22/, without 4.1.1, which is obsolete.
const criteria = {
  A: '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2',
  AA: '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3',
}
const results = ['Supports', 'Partially Supports', 'Does Not Support', 'Not Applicable']
const id = String.raw`(?:(?:AX|CF|S)-\d+|E\d+|P\d\.\d-\d+)`

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const report = read('docs/accessibility/conformance-report.md')
const problems: string[] = []

/** The ids with which titles of tests begin, and those of the checks that a person does. */
const shown = new Set<string>()
const titles = new RegExp(`['"\`]((?:${id} )+)`, 'g')
for (const file of globSync('packages/*/{src,scenarios}/**/*.test.{ts,tsx}', { cwd: root })) {
  for (const [, ids = ''] of read(file).matchAll(titles))
    for (const one of ids.trim().split(' ')) shown.add(one)
}
const manual = new Set(
  [...read('docs/manual-checks.md').matchAll(new RegExp(`^## ((?:${id} )+)`, 'gm'))].flatMap(
    ([, ids = '']) => ids.trim().split(' '),
  ),
)

for (const [level, list] of Object.entries(criteria)) {
  const rows = tableAfter(report, `<!-- criteria: ${level} -->`).slice(2)
  const told = rows.map(([criterion = '']) => criterion.split(' ')[0]).join(' ')
  if (told !== list) problems.push(`level ${level}: the table has ${told}; WCAG 2.2 has ${list}`)
  for (const [criterion = '', result = '', remarks = '', by = ''] of rows) {
    const ids = [...by.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one)
    if (!results.includes(result)) problems.push(`${criterion}: "${result}" is no result`)
    if (!remarks) problems.push(`${criterion}: there are no remarks`)
    if (ids.length === 0 && result !== 'Not Applicable')
      problems.push(`${criterion}: shown by nothing`)
    for (const one of ids)
      if (!shown.has(one)) problems.push(`${criterion}: no title of a test begins with ${one}`)
  }
}

const { version } = JSON.parse(read('packages/widget/package.json')) as { version: string }
if (!new RegExp(`^\\| version +\\| ${version}\\b`, 'm').test(report))
  problems.push(`the version is not ${version}`)
for (const one of ['AX-11', 'AX-30', 'AX-31', 'AX-34'])
  if (!manual.has(one)) problems.push(`docs/manual-checks.md: ${one} is not there`)

for (const problem of problems)
  console.error(`docs/accessibility/conformance-report.md: ${problem}`)
console.log(
  `${Object.values(criteria).join(' ').split(' ').length} criteria of WCAG 2.2 compared with the report`,
)
if (problems.length) process.exitCode = 1
