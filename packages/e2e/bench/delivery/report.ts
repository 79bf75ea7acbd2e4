import { median } from '../widget/statistics.ts'
import type { Contender } from './contender.ts'
import type { Outcome } from './run-once.ts'
import { table } from './section.ts'

/** What one run has found, in the order of the table. */
export interface DeliveryReport {
  readonly results: readonly {
    readonly contender: Contender
    readonly outcomes: readonly Outcome[]
  }[]
  readonly patienceMs: number
  readonly chromium: string
}

/** The report in Markdown. */
export function printDelivery({ results, patienceMs, chromium }: DeliveryReport): string {
  const runs = results[0]?.outcomes.length ?? 0
  const seeds = results[0]?.outcomes.map(({ plan }) => plan.seed) ?? []
  const rows = results.map(({ contender: { name, version }, outcomes }) => {
    const of = (count: (outcome: Outcome) => number) =>
      outcomes.reduce((sum, outcome) => sum + count(outcome), 0)
    const told = of((outcome) => outcome.told.length)
    const lost = of((outcome) => outcome.lost.length)
    const healthy = outcomes.filter(({ plan }) => plan.isHealthy)
    const lostThere = healthy.reduce((sum, outcome) => sum + outcome.lost.length, 0)
    const late = outcomes.flatMap((outcome) => outcome.late)
    return [
      `${name} ${version}`.trim(),
      told,
      lost ? `${lost} (${((100 * lost) / told).toFixed(1)} %)` : '0',
      `${of((outcome) => Number(outcome.lost.length > 0))} of ${outcomes.length}`,
      `${lostThere} in ${healthy.length} runs`,
      of((outcome) => outcome.duplicated),
      late.length,
      late.length ? Math.round(median(late)) : '',
      of((outcome) => Number(!outcome.isInOrder)),
    ]
  })
  return [
    `${new Date().toISOString().slice(0, 10)}, Chromium ${chromium}, ${runs} runs each, seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}, waited for ${patienceMs / 1000} s after the page was opened again.`,
    '',
    table([
      [
        'who carries',
        'events told',
        'lost',
        'runs with a loss',
        'lost, backend healthy',
        'duplicated',
        'late',
        'late by, median ms',
        'runs out of order',
      ],
      ...rows,
    ]),
  ].join('\n')
}
