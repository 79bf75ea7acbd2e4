import type { FlowDefinition } from '../schema/definition-schema.ts'
import { own } from '../targeting/read-own.ts'

const WORDS = /^(title|body|label|fromLabel|toLabel|consequences)$/
// A product and a plan may keep their names in every language.
const NAMES = /^(name|product)$/
// These hold no copy of the definition: its translations, the author's data, conditions.
const CLOSED = /^(locales|data|when|segments)$/

/**
 * The definition with the copy of one of its locales laid over its own. What that locale does not
 * have stays as it is.
 *
 * @param untranslated Gets each text that the locale does not have, names of products and plans apart.
 */
export function localise(
  definition: FlowDefinition,
  locale: string,
  untranslated: string[] = [],
): FlowDefinition {
  const layOver = (base: unknown, copy: unknown, key: string): unknown => {
    if (typeof base === 'string') {
      const isWords = WORDS.test(key)
      if (copy && typeof copy === 'string' && (isWords || NAMES.test(key))) return copy
      if (isWords) untranslated.push(base)
    }
    if (Object(base) !== base || CLOSED.test(key)) return base
    return Array.isArray(base)
      ? base.map((item, index) => layOver(item, own(copy, String(own(item, 'id') ?? index)), key))
      : Object.fromEntries(
          Object.entries(base as object).map(([name, value]) => [
            name,
            layOver(value, own(copy, name), name),
          ]),
        )
  }
  return layOver(definition, own(definition.locales, locale), '') as FlowDefinition
}
