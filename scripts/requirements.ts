// Compares docs/requirements.md with the tests that name its ids; with --write, puts them into its last column.
// Where `FAIRWELL_REPORTS` names a folder of test reports, each id must also have a test that passed in that run.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { find, root } from './workspace.ts'

const page = 'docs/requirements.md'
const byHand = 'docs/manual-checks.md'
const idPattern = /\b(?:AX-\d\d|P[12]\.\d-\d|E\d\d|CF-\d\d|S-\d\d)\b/g
const row = /^\| ((?:AX|CF|S)-\d\d|P[12]\.\d-\d|E\d\d) +\| (.+?) +\|(.*)\|$/

const text = readFileSync(join(root, page), 'utf8')
const shownBy = findTests()
const passed = findPassed()
const manual = existsSync(join(root, byHand)) ? readFileSync(join(root, byHand), 'utf8') : ''
const problems: string[] = []

const written = text
  .split('\n')
  .map((line) => {
    const [, id, requirement] = row.exec(line) ?? []
    if (!id || !requirement) return line
    const files = shownBy.get(id) ?? []
    const links = files.map((file) => `[${nameOf(file)}](${relative(dirname(page), file)})`)
    if (manual.includes(id)) links.push(`[by hand](manual-checks.md)`)
    if (!links.length) problems.push(`${id} (${requirement}): no test names it`)
    if (passed && files.length && !passed.has(id)) problems.push(`${id}: no test of it passed`)
    return `| ${id} | ${requirement} | ${links.join(', ')} |`
  })
  .join('\n')

const withoutPadding = (markdown: string) =>
  markdown.replaceAll(/ +\|/g, ' |').replaceAll(/-+/g, '-')
if (process.argv.includes('--write')) writeFileSync(join(root, page), written)
else if (withoutPadding(written) !== withoutPadding(text)) {
  problems.push('the tests have changed: run `pnpm requirements`')
}

for (const problem of problems) console.error(`${page}: ${problem}`)
const count = written.split('\n').filter((line) => row.test(line)).length
console.log(`${count} requirements in ${page}, ${problems.length} problems`)
if (problems.length) process.exitCode = 1

/** For each id the test files in which a text, such as a title, begins with it. */
function findTests(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = [
    'packages/*/src/**/*.test.{ts,tsx}',
    'packages/e2e/{scenarios,src}/**/*.ts',
    'scripts/**/*.test.ts',
  ]
  for (const file of files.flatMap(find)) {
    const titles = readFileSync(join(root, file), 'utf8').matchAll(
      /(['"`])((?:AX|CF|S)-\d\d|P[12]\.\d-\d|E\d\d)\b.*?\1/g,
    )
    const ids = new Set([...titles].flatMap(([title]) => title.match(idPattern) ?? []))
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), file])
  }
  return found
}

function findPassed(): Set<string> | undefined {
  const folder = process.env.FAIRWELL_REPORTS
  if (!folder) return
  const names = globSync('*.json', { cwd: folder })
  const titles = names.flatMap((name) => {
    const report = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      testResults: { assertionResults: { fullName: string; status: string }[] }[]
    }
    return report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ fullName, status }) => (status === 'passed' ? [fullName] : [])),
    )
  })
  return new Set(titles.flatMap((title) => title.match(idPattern) ?? []))
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.(browser\.)?test\.tsx?$|\.ts$/, '')
}
