// Measures what ten thousand events of a time without a network cost, and prints a table; with --write,
// into docs/benchmarks.md. `pnpm bench:backlog [rounds] [--write]`
import { chromium } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../../scripts/find-chromium.mjs'
import { median } from '../widget/statistics.ts'
import { type Backlog, measureBacklog } from './measure-backlog.ts'
import { table, writeSection } from './section.ts'

const rounds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 5)
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumArgs,
})
const rows: (string | number)[][] = []
for (const [name, reload] of [
  ['from the same page', false],
  ['from the next page', true],
] as const) {
  const measured: Backlog[] = []
  for (let round = 1; round <= rounds; round++) {
    console.error(`${name}: round ${round} of ${rounds}`)
    measured.push(await measureBacklog(browser, 100, 100, reload))
  }
  const of = (what: (backlog: Backlog) => number, digits = 0) =>
    median(measured.map(what)).toFixed(digits)
  const isWhole = measured.every(
    ({ pushed, arrived }) => `${[...new Set(arrived)]}` === `${pushed}` && pushed.length === 10_000,
  )
  rows.push([
    name,
    isWhole ? 'all, in order' : 'NOT ALL',
    of(({ pushed, arrived }) => arrived.length - pushed.length),
    of(({ longestMs }) => longestMs.storing),
    of(({ longestMs }) => longestMs.sending),
    of(({ pushMs }) => pushMs, 2),
    of(({ sendingMs }) => sendingMs / 1000, 1),
    of(({ requests }) => requests),
    `${of(({ storedBytes }) => storedBytes / 1e6, 1)} MB`,
    `${of(({ heapBytes }) => heapBytes.waiting / 1e6, 1)} MB`,
    `${of(({ heapBytes }) => heapBytes.end / 1e6, 1)} MB`,
  ])
}
const report = [
  `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()} slowed down 4 times, medians of ${rounds} rounds.`,
  '',
  table([
    [
      '10,000 events',
      'arrived',
      'again',
      'longest task while stored, ms',
      'longest task while sent, ms',
      'one `push`, ms',
      'until all had arrived, s',
      'requests',
      'stored',
      'heap with all waiting',
      'heap at the end',
    ],
    ...rows,
  ]),
].join('\n')
await browser.close()
if (process.argv.includes('--write')) writeSection('bench:backlog', report)
else console.log(report)
