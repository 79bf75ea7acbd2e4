import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../../../docs/benchmarks.md')

/** Replaces what stands between the markers `<!-- name -->` and `<!-- /name -->` in docs/benchmarks.md. */
export function writeSection(name: string, report: string): void {
  const text = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const before = text.slice(0, text.indexOf(start) + start.length)
  const after = text.slice(text.indexOf(end))
  writeFileSync(file, `${before}\n\n${report}\n\n${after}`)
}

/** A table in Markdown, the first row its head; numbers to the right. */
export function table([head = [], ...rows]: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (column ? '--:' : '---'))
  return [head, rule, ...rows].map(line).join('\n')
}
