import type { Path } from './issue.ts'
import { type Dictionary, isObject } from './json-value.ts'
import type { Walk } from './walk-shape.ts'

/**
 * Checks that no segment leads back to itself. Only for rules that are known not to nest too deep.
 */
export function checkSegments({ findings }: Walk, segments: Dictionary): void {
  const references = new Map(
    Object.entries(segments).map(([id, rule]) => [id, referencesIn(rule, ['segments', id])]),
  )
  const finished = new Set<string>()
  for (const start of references.keys()) {
    // Depth first without recursion: segments may refer to each other in a chain of any length.
    const trail = [{ id: start, at: 0 }]
    const open = new Set([start])
    for (let last = trail.at(-1); last; last = trail.at(-1)) {
      const next = finished.has(last.id) ? undefined : references.get(last.id)?.[last.at++]
      if (!next) {
        finished.add(last.id)
        open.delete(last.id)
        trail.pop()
        continue
      }
      if (open.has(next.id)) {
        const ids = trail.map(({ id }) => id)
        const circle = [...ids.slice(ids.indexOf(next.id)), next.id]
        findings.report(
          'FW1204',
          next.path,
          circle.slice(0, 9).join(' → '),
          'one of them without the next',
        )
      } else {
        open.add(next.id)
        trail.push({ id: next.id, at: 0 })
      }
    }
  }
}

/** The segments that a rule names, and where. */
function referencesIn(
  rule: unknown,
  path: Path,
  depth = 0,
): readonly { readonly id: string; readonly path: Path }[] {
  if (!isObject(rule) || depth > 32) return []
  const { segment, not, all, any } = rule
  const inner = (list: unknown, key: string) =>
    Array.isArray(list)
      ? list.flatMap((part, index) => referencesIn(part, [...path, key, index], depth + 1))
      : []
  return [
    ...(typeof segment === 'string' ? [{ id: segment, path: [...path, 'segment'] }] : []),
    ...referencesIn(not, [...path, 'not'], depth + 1),
    ...inner(all, 'all'),
    ...inner(any, 'any'),
  ]
}
