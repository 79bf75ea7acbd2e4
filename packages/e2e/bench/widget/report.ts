import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Entrant } from './fairwell-entrant.ts'
import type { Leaks } from './measure-leaks.ts'
import type { Opening } from './measure-open.ts'
import { median, quantile } from './statistics.ts'

/** What one run has measured; the lists are in the order of the entrants. */
export interface Report {
  readonly entrants: readonly Entrant[]
  readonly openings: readonly (readonly Opening[])[]
  readonly loads: { readonly without: readonly number[]; readonly with: readonly number[] }
  readonly leaks: readonly (Leaks | undefined)[]
  readonly rounds: number
  readonly chromium: string
}

const file = join(import.meta.dirname, '../../../../docs/benchmarks.md')
const markers = ['<!-- bench:widget -->', '<!-- /bench:widget -->'] as const

/** The report in Markdown. */
export function printReport(report: Report): string {
  const { entrants, openings, leaks, rounds, chromium, loads } = report
  const native = openings[0] ?? []
  const rows = entrants.map(({ name, version, loads: files, afterIntent }, index) => {
    const own = openings[index] ?? []
    const ratios = ratiosTo(native, own)
    const left = leaks[index]
    return [
      `${name} ${version}`.trim(),
      fixed(median(ratios), 2),
      `${fixed(quantile(ratios, 0.25), 2)}–${fixed(quantile(ratios, 0.75), 2)}`,
      fixed(median(own.map(({ task }) => task)), 1),
      fixed(median(own.map(({ settled }) => settled)), 1),
      fixed(median(own.map(({ paint }) => paint)), 0),
      left && perOpening(left.nodes),
      left && perOpening(left.listeners),
      left && `${fixed(left.heapBytes / 1000, 2)} kB`,
      files.length === 0 || afterIntent ? '' : `${fixed(sizeOf(files) / 1000, 1)} kB`,
    ]
  })
  const load = loads.with.map((value, round) => value / (loads.without[round] ?? Number.NaN))
  return [
    `${new Date().toISOString().slice(0, 10)}, Chromium ${chromium}, ${slowMachine()}, ${rounds} rounds.`,
    '',
    table([
      [
        'what opens',
        'to a native dialog',
        'middle half',
        'main thread, ms',
        'and half a second more',
        'to paint, ms',
        'nodes left',
        'listeners left',
        'heap left',
        'gzip',
      ],
      ...rows,
    ]),
    '',
    `Before anybody shows an intent, the page with our tag takes ${fixed(median(load), 3)} times the main-thread time of the page without it (${fixed(median(loads.with), 0)} ms and ${fixed(median(loads.without), 0)} ms; middle half ${fixed(quantile(load, 0.25), 3)}–${fixed(quantile(load, 0.75), 3)}).`,
  ].join('\n')
}

/** Puts the report into docs/benchmarks.md. */
export function writeReport(report: Report): void {
  const text = readFileSync(file, 'utf8')
  const [start, end] = markers
  const before = text.slice(0, text.indexOf(start) + start.length)
  const after = text.slice(text.indexOf(end))
  writeFileSync(file, `${before}\n\n${printReport(report)}\n\n${after}`)
}

/** Round by round, so that what slows the machine for a while slows both. */
export function ratiosTo(base: readonly Opening[], own: readonly Opening[]): number[] {
  return own.map(({ task }, round) => task / (base[round]?.task ?? Number.NaN))
}

function sizeOf(files: Entrant['loads']): number {
  return files.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0)
}

function perOpening(count: number): string {
  return Math.abs(count) < 0.05 ? '0' : fixed(count, 1)
}

function slowMachine(): string {
  return `${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown processor'} slowed down 4 times`
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits)
}

function table([head = [], ...rows]: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (column ? '--:' : '---'))
  return [head, rule, ...rows].map(line).join('\n')
}
