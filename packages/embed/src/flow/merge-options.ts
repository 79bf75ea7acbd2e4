import type { EmbedOptions } from '../embed-options.ts'

/** Options of which each call may add some: the others are replaced whole. */
const additive = new Set(['handlers', 'headers', 'messages', 'renderCustom'])

/** One set of options out of the script tag's attributes and every `init` call; later ones win. */
export function mergeOptions(inits: readonly EmbedOptions[]): EmbedOptions {
  const merged: Record<string, unknown> = {}
  for (const options of inits) {
    for (const [key, value] of Object.entries(options ?? {})) {
      if (value === undefined) continue
      const before = merged[key]
      const addsUp = additive.has(key) && isObject(before) && isObject(value)
      merged[key] = addsUp ? { ...before, ...value } : value
    }
  }
  return merged
}

const isObject = (value: unknown): value is object => typeof value === 'object' && !!value
