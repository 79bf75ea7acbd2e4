// Kills pages of ours and of our peers in one run, and prints a table; with --write, into
// docs/benchmarks.md. `pnpm bench:delivery [runs] [--only=name] [--seed=number] [--write]`
import { fairwellContender } from './fairwell.ts'
import { launchKillable } from './killable-pages.ts'
import { peerContenders } from './peer-contenders.ts'
import { calmPlanOf, planOf } from './plan.ts'
import { printDelivery } from './report.ts'
import { explain, runMany } from './run-many.ts'
import { writeSection } from './section.ts'

const option = (name: string) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const runs = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 200)
const first = Number(option('seed') ?? 1)
const seeds = Array.from({ length: runs }, (_each, index) => first + index)
const patienceMs = Number(option('patience') ?? 30_000)

const browser = await launchKillable()
const everybody = [await fairwellContender(), ...(await peerContenders())]
const chosen = everybody.filter(({ name }) =>
  name.toLowerCase().includes(option('only')?.toLowerCase() ?? ''),
)
const results = []
for (const contender of chosen) {
  const begins = Date.now()
  const outcomes = await runMany(browser, contender, {
    seeds,
    atOnce: Number(option('at-once') ?? 12),
    patienceMs,
    plan: option('calm') ? calmPlanOf : planOf,
    onOutcome: (outcome) => {
      const isBad = outcome.lost.length || !outcome.isInOrder
      if (isBad && (contender.name === 'Fairwell' || option('explain')))
        console.error(explain(outcome))
    },
  })
  console.error(`${contender.name}: ${runs} runs in ${Math.round((Date.now() - begins) / 1000)} s`)
  results.push({ contender, outcomes })
  console.error(printDelivery({ results, patienceMs, chromium: browser.version }))
}
const report = { results, patienceMs, chromium: browser.version }
await browser.close()
if (process.argv.includes('--write')) writeSection('bench:delivery', printDelivery(report))
else console.log(printDelivery(report))
