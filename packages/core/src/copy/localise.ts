import type { FlowDefinition } from '../schema/definition-schema.ts'

// Names of products and plans may stay as they are; the other texts are words.
const COPY = /^(title|body|label|fromLabel|toLabel|consequences|name|product)$/
const NAMES = /^(name|product)$/
// What holds no copy of the definition's own: the translations, the author's data, rules.
const CLOSED = /^(locales|data|when|segments)$/

/**
 * The definition with the copy of one of its locales laid over its own. What that locale does not
 * have stays as it is.
 *
 * @param untranslated Gets the path of each text that the locale does not have; names of products
 * and plans are no such texts.
 */
export function localise(
  definition: FlowDefinition,
  locale: string,
  untranslated: string[] = [],
): FlowDefinition {
  return layOver(definition, own(definition.locales, locale), '', untranslated) as FlowDefinition
}

function layOver(base: unknown, copy: unknown, path: string, untranslated: string[]): unknown {
  const key = path.replace(/\.\d+$/, '').replace(/.*\./, '')
  if (typeof base === 'string' && COPY.test(key)) {
    if (typeof copy === 'string' && copy) return copy
    if (!NAMES.test(key)) untranslated.push(path)
    return base
  }
  if (typeof base !== 'object' || !base || CLOSED.test(key)) return base
  const inner = (value: unknown, at: string) =>
    layOver(value, own(copy, at), path && `${path}.${at}`, untranslated)
  return Array.isArray(base)
    ? base.map((item, index) => inner(item, String(own(item, 'id') ?? index)))
    : Object.fromEntries(Object.entries(base).map(([name, value]) => [name, inner(value, name)]))
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value && Object.hasOwn(value, key)
    ? (value as { [key: string]: unknown })[key]
    : undefined
}
