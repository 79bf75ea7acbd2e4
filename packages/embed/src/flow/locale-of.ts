import type { EmbedOptions, OpenOptions } from '../embed-options.ts'

/** The locale wanted: the call's, the page's options', the document's. */
export function localeOf({ locale }: EmbedOptions, open?: OpenOptions): string | undefined {
  return open?.locale ?? locale ?? (document.documentElement.lang || undefined)
}
