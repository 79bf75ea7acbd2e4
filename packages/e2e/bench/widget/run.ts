// Measures us and our peers in one run, and prints a report; with --write, into docs/benchmarks.md.
import { chromium } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../../scripts/find-chromium.mjs'
import { allEntrants } from './entrants.ts'
import { type Leaks, measureLeaks } from './measure-leaks.ts'
import { loadPages, measureLoad } from './measure-load.ts'
import { measureOpen, type Opening } from './measure-open.ts'
import { printReport, writeReport } from './report.ts'

const rounds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 15)
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumArgs,
})
const entrants = await allEntrants()
const openings = entrants.map((): Opening[] => [])
const loads = { without: [] as number[], with: [] as number[] }
const leaks: (Leaks | undefined)[] = []
const pages = await loadPages()

// The first round is for the browser's own sake.
for (let round = 0; round <= rounds; round++) {
  console.error(round ? `round ${round} of ${rounds}` : 'warm-up')
  for (const [index, entrant] of entrants.entries()) {
    const opening = await measureOpen(browser, entrant)
    if (round) openings[index]?.push(opening)
  }
  for (const which of ['without', 'with'] as const) {
    const load = await measureLoad(browser, pages[which])
    if (round) loads[which].push(load)
  }
}
for (const entrant of entrants) {
  console.error(`200 openings: ${entrant.name}`)
  // What is left behind is the same whether a pointer came before.
  const left = entrant.afterIntent
    ? undefined
    : await measureLeaks(browser, entrant).catch((error) => void console.error(error))
  leaks.push(left ?? undefined)
}
const report = { entrants, openings, loads, leaks, rounds, chromium: browser.version() }
await browser.close()
if (process.argv.includes('--write')) writeReport(report)
else console.log(printReport(report))
