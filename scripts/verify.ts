// Runs everything that must hold, stage by stage; stops at the first stage that fails.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './workspace.ts'

interface Stage {
  name: string
  commands: string[][]
}

const systemNode = process.env.FAIRWELL_NODE ?? process.execPath
// Biome colours its report even when it goes to a file.
const plain = process.stdout.isTTY ? [] : ['--colors=off']
const reports = mkdtempSync(join(tmpdir(), 'fairwell-tests-'))
const stages: Stage[] = [
  {
    name: 'check',
    commands: [
      ['biome', 'ci', ...plain, '.'],
      ['tsc', '-b'],
    ],
  },
  { name: 'build', commands: [['node', 'scripts/build.ts']] },
  { name: 'unit', commands: [vitest('unit', 'types', 'dom')] },
  {
    name: 'packages',
    commands: [
      ['node', 'scripts/size.ts'],
      ['node', 'scripts/forbidden.ts'],
      ['knip', '--no-progress', '--no-config-hints'],
      ['node', 'scripts/check-packages.ts'],
      [systemNode, 'scripts/import-built.mjs'],
    ],
  },
  { name: 'browser', commands: [vitest('browser')] },
  { name: 'e2e', commands: [vitest('e2e')] },
  {
    name: 'docs',
    commands: [
      ['node', '--conditions=@fairwell/source', 'scripts/check-snippets.ts'],
      ['node', '--conditions=@fairwell/source', 'scripts/check-reference.ts'],
      ['node', 'scripts/check-parity.ts'],
      ['node', 'scripts/check-accessibility.ts'],
      ['node', '--conditions=@fairwell/source', 'scripts/check-fail-open.ts'],
      ['node', 'scripts/check-readme.ts'],
      ['node', 'scripts/requirements.ts'],
      ['node', '--conditions=@fairwell/source', 'scripts/check-gallery.ts'],
    ],
  },
]

const asked = process.argv.slice(2)
const chosen = stages.filter(({ name }) => asked.length === 0 || asked.includes(name))
const runsTests = chosen.length === stages.length
const failed = chosen.find((stage) => !runStage(stage))
const { passed, failing } = countTests()
rmSync(reports, { recursive: true })

if (failed) console.error(`\nStopped: the stage "${failed.name}" failed.`)
console.log(`\n${passed} passed, ${failing} failed`)
process.exitCode = failed ? 1 : 0

function runStage({ name, commands }: Stage): boolean {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const ok = commands.every(([program = '', ...args]) => {
    const { status, error } = spawnSync(program, args, {
      cwd: root,
      env: { ...process.env, ...(runsTests ? { FAIRWELL_REPORTS: reports } : {}) },
      stdio: 'inherit',
      shell: needsShell(program),
    })
    if (error) console.error(`${program}: ${error.message}`)
    return status === 0
  })
  console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds(performance.now() - start)}`)
  return ok
}

// On Windows the tools in node_modules/.bin are scripts; a path with spaces must not pass through the shell.
function needsShell(program: string): boolean {
  return process.platform === 'win32' && !program.includes('\\')
}

function vitest(...projects: string[]): string[] {
  const report = join(reports, `${projects.join('-')}.json`)
  return [
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

function countTests() {
  const found = globSync('*.json', { cwd: reports }).map(
    (name) => JSON.parse(readFileSync(join(reports, name), 'utf8')) as Report,
  )
  const sum = (count: (report: Report) => number) =>
    found.map(count).reduce((total, each) => total + each, 0)
  return {
    passed: sum((report) => report.numPassedTests),
    failing: sum((report) => report.numFailedTests + countBrokenFiles(report)),
  }
}

/** A file that fails before its first test has no failed test, and must still be counted. */
function countBrokenFiles({ testResults }: Report): number {
  return testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
