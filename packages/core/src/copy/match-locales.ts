/** A tag read as far as it goes: `zh-TW` is in `zh-Hant`, most likely `zh-Hant-TW`. */
export interface ReadTag {
  /** Canonical, with what it asks of numbers and dates, such as `ar-EG-u-nu-latn`. */
  readonly tag: string
  /** Language and script: who reads the one reads the other. */
  readonly reading: string
  /** With the script and region that are most likely. */
  readonly full: string
}

const ENGLISH = 'en-Latn'

/** Reads a BCP 47 tag, also one with `_`; `undefined` where it is none. */
export function readTag(tag: string): ReadTag | undefined {
  // The first Intl.Locale of a page is dear, and most pages are in English.
  const english = /^en(-[A-Z]{2})?$/.exec(tag)
  if (english) return { tag, reading: ENGLISH, full: `${ENGLISH}${english[1] ?? '-US'}` }
  try {
    // CLDR says `nb` for what pages call `no`.
    const locale = new Intl.Locale(tag.replace(/_/g, '-').replace(/^no\b/i, 'nb'))
    const { language, script, baseName } = locale.maximize()
    return { tag: `${locale}`, reading: `${language}-${script}`, full: baseName }
  } catch {
    return undefined
  }
}

/**
 * Those of the tags whose language and script a reader of `wanted` reads, the best first: the very
 * one, what it is a kind of (`de` for `de-AT`), the one most likely meant (`pt-BR` for `pt`), any.
 */
export function matchLocales(wanted: string, tags: readonly string[]): string[] {
  const asked = readTag(wanted)
  const score = (tag: string): number => {
    if (asked?.reading === ENGLISH && !/^en/i.test(tag)) return 0
    const found = readTag(tag)
    if (!asked || found?.reading !== asked.reading) return 0
    if (`${asked.tag}-`.startsWith(`${found.tag}-`)) return 3 + found.tag.length
    return found.full === asked.full ? 2 : 1
  }
  return tags.filter(score).sort((one, other) => score(other) - score(one))
}
