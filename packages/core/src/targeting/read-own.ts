import type { Json } from '../events/flow-event.ts'

/** A value's own property, never one of its prototypes; `undefined` where there is none. */
export function own(value: unknown, key: string): Json | undefined {
  return Object.hasOwn(Object(value), key) ? (value as { [key: string]: Json })[key] : undefined
}

/**
 * What lies at a dotted path of own properties. A key that itself holds dots wins over the walk:
 * `a.b` finds `{ 'a.b': 1 }` before `{ a: { b: 1 } }`.
 */
export function readOwn(value: unknown, path: string): Json | undefined {
  const dot = path.indexOf('.')
  return (
    own(value, path) ??
    (dot > 0 ? readOwn(own(value, path.slice(0, dot)), path.slice(dot + 1)) : undefined)
  )
}
