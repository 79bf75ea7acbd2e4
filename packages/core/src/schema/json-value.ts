/** A JSON object of an input. */
export type Dictionary = { readonly [key: string]: unknown }

const unsafeNames: readonly unknown[] = ['__proto__', 'constructor', 'prototype']

/** Whether a name would reach into an object's prototype. */
export function isUnsafeName(name: unknown): boolean {
  return unsafeNames.includes(name)
}

/** A JSON object: no list, no Date, no instance of a class. */
export function isObject(value: unknown): value is Dictionary {
  if (typeof value !== 'object' || !value || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The value if it is an object, else one without keys. */
export function objectOf(value: unknown): Dictionary {
  return isObject(value) ? value : {}
}

/** The objects of a list; none where it is no list. */
export function objectsOf(value: unknown): readonly Dictionary[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The objects of a list by their ids, those without one left out. */
export function byId(list: unknown): ReadonlyMap<string, Dictionary> {
  return new Map(
    objectsOf(list).flatMap((item) => (typeof item.id === 'string' ? [[item.id, item]] : [])),
  )
}

/** The value if it is a text, else an empty one; `String` throws for some objects. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
