import type { FlowDefinition } from '../schema/definition-schema.ts'
import { own } from '../targeting/read-own.ts'
import { changeTexts } from './change-texts.ts'

const WORDS = /^(title|body|label|alt|fromLabel|toLabel|consequences)$/
// A product and a plan may keep their names in every language.
const NAMES = /^(name|product)$/

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
  return changeTexts(
    definition,
    (text, key, copy) => {
      const isWords = WORDS.test(key)
      if (copy && typeof copy === 'string' && (isWords || NAMES.test(key))) return copy
      if (isWords) untranslated.push(text)
      return text
    },
    own(definition.locales, locale),
  )
}
