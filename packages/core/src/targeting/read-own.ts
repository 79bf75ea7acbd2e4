import type { Json } from '../events/flow-event.ts'

/**
 * What lies at a dotted path below `value`. Only own properties of plain objects are followed: never
 * a prototype, a list's length or a character of a string. A key that itself holds dots wins over
 * the walk: `a.b` finds `{ 'a.b': 1 }` before `{ a: { b: 1 } }`.
 */
export function readOwn(value: unknown, path: string): Json | undefined {
  if (typeof value !== 'object' || !value || Array.isArray(value)) return undefined
  const own = value as { readonly [key: string]: Json }
  if (Object.hasOwn(own, path)) return own[path]
  const dot = path.indexOf('.')
  const head = path.slice(0, dot)
  return dot > 0 && Object.hasOwn(own, head) ? readOwn(own[head], path.slice(dot + 1)) : undefined
}
