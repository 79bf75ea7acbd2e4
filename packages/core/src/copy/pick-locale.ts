import type { FlowDefinition } from '../schema/definition-schema.ts'
import { localise } from './localise.ts'

/** The one locale of a flow, and how its script runs. */
export interface PickedLocale {
  /** As the definition spells it, or `en`. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
}

// Intl.Locale knows this too, but not in every browser.
const RTL = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b|-(adlm|arab|hebr|nkoo|thaa)\b/i

/**
 * The best locale for a wanted language: `de-AT`, then `de`, then `en`. One counts only when the
 * definition translates every text and the view has words for it. Upper and lower case are alike.
 *
 * @param viewLocales Locales that the view has words for. Default: any.
 */
export function pickLocale(
  definition: FlowDefinition,
  wanted = 'en',
  viewLocales?: readonly string[],
): PickedLocale {
  const parts = wanted.toLowerCase().split(/[-_]/)
  for (; parts.length; parts.pop()) {
    const isWanted = (tag: string) => tag.toLowerCase() === parts.join('-')
    const locale = Object.keys(definition.locales ?? {}).find(isWanted)
    const untranslated: string[] = []
    if (locale && (!viewLocales || viewLocales.some(isWanted))) {
      localise(definition, locale, untranslated)
      if (!untranslated.length) return { locale, dir: RTL.test(locale) ? 'rtl' : 'ltr' }
    }
  }
  return { locale: 'en', dir: 'ltr' }
}
