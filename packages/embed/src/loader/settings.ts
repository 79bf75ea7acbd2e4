import type { EmbedOptions } from '../embed-options.ts'

type Settings = { -readonly [Key in keyof EmbedOptions]: EmbedOptions[Key] } & {
  cancel: string
  assets: string
  nonce: string
}

const script = document.currentScript as HTMLScriptElement | null

/** The script tag's attributes, as text. */
export const attributes = script?.dataset as EmbedOptions | undefined

/** What the loader itself goes by: defaults, then attributes, then the options of `init`. */
export const settings: Settings = {
  cancel: '[data-fairwell-cancel]',
  assets: `${script?.src}`.replace(/[^/]*(\?.*)?$/, ''),
  nonce: `${script?.nonce}`,
  ...(attributes as Partial<Settings>),
}

/** Whether the page has said where its flow is. */
export function isActive(): unknown {
  return (
    settings.flow ||
    settings.endpoint ||
    settings.definition ||
    document.getElementById('fairwell-flow')
  )
}

/** Whether another site has put this page into its frame, and nobody has allowed that. */
export function isForeignFrame(): boolean {
  try {
    return !top?.location.href
  } catch {
    return /^(off|false)$/.test((settings.allowFramed ?? 'off') as string)
  }
}

export function urlOf(name: string): string {
  return `${settings.assets.replace(/\/$/, '')}/fairwell-${name}.js`
}
