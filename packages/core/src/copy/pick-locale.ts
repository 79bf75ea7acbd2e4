import type { FlowDefinition } from '../schema/definition-schema.ts'
import { localise } from './localise.ts'
import { matchLocales, readTag } from './match-locales.ts'

/** The one locale of a flow, and how its script runs. */
export interface PickedLocale {
  /** As the definition spells it, or `en`. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** For amounts and dates: the tag wanted, where it is of the same language, such as `en-GB` for `en`. */
  readonly formatLocale: string
}

// Intl.Locale knows this too, but not in every browser.
const RTL = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b|-(adlm|arab|hebr|nkoo|thaa)\b/i

/**
 * The best locale for a wanted language: `de-AT`, then `de`, then any other German, then `en`. One
 * counts only when the definition translates every text and the view has words for it. Upper and
 * lower case are alike.
 *
 * @param viewLocales Locales that the view has words for. Default: any.
 */
export function pickLocale(
  definition: FlowDefinition,
  wanted = 'en',
  viewLocales?: readonly string[],
): PickedLocale {
  const locale = matchLocales(wanted, [...Object.keys(definition.locales ?? {}), 'en']).find(
    (tag) => {
      const untranslated: string[] = []
      localise(definition, tag, untranslated)
      const isComplete = !untranslated.length || tag === 'en'
      return isComplete && (!viewLocales || matchLocales(tag, viewLocales).length)
    },
  )
  return locale
    ? {
        locale,
        dir: RTL.test(locale) ? 'rtl' : 'ltr',
        formatLocale: readTag(wanted)?.tag ?? locale,
      }
    : { locale: 'en', dir: 'ltr', formatLocale: 'en' }
}
