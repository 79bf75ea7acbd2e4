import type { FlowDefinition } from '../schema/definition-schema.ts'
import { localise } from './localise.ts'

/** The one locale of a flow, and how its script runs. */
export interface PickedLocale {
  /** As the definition spells it, or `en`. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
}

const RTL_SCRIPT = /-(adlm|arab|hebr|nkoo|syrc|thaa)(-|$)/i
const RTL_LANGUAGE = /^(ar|ckb|dv|fa|he|iw|ks|nqo|ps|sd|ug|ur|yi)(-|$)(?!latn|cyrl|deva)/i

/**
 * The best locale for a wanted language: `de-AT`, then `de`, then `en`. One counts only when the
 * definition translates every text and the view has words for it. Upper and lower case are alike.
 *
 * @param viewLocales Locales that the view has words for. Default: any.
 */
export function pickLocale(
  definition: FlowDefinition,
  wanted: string | undefined,
  viewLocales?: readonly string[],
): PickedLocale {
  const isIn = (tags: readonly string[], tag: string) =>
    tags.find((known) => known.toLowerCase() === tag)
  const parts = (wanted ?? 'en').toLowerCase().split(/[-_]/)
  for (; parts.length; parts.pop()) {
    const tag = parts.join('-')
    const locale = isIn(Object.keys(definition.locales ?? {}), tag)
    const untranslated: string[] = []
    if (locale && (!viewLocales || isIn(viewLocales, tag))) {
      localise(definition, locale, untranslated)
      if (!untranslated.length) return { locale, dir: directionOf(locale) }
    }
    if (tag === 'en') break
  }
  return { locale: 'en', dir: 'ltr' }
}

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RTL_SCRIPT.test(locale) || RTL_LANGUAGE.test(locale) ? 'rtl' : 'ltr'
}
