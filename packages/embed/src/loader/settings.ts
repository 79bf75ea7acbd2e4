import type { EmbedOptions } from '../embed-options.ts'

type Settings = { -readonly [Key in keyof EmbedOptions]: EmbedOptions[Key] }

const script = document.currentScript as HTMLScriptElement | null

/** What the script tag says, as text. */
export const attributes: EmbedOptions = { nonce: script?.nonce, ...script?.dataset }

/** What the loader itself goes by: defaults, then attributes, then the options of `init`. */
export const settings: Settings = { ...attributes }

let isFramed = true
try {
  isFramed = !(top as Window).location.href
} catch {
  // Reading the address of another site throws.
}

/** Whether another site has put this page into its frame, and nobody has allowed that. */
export const isForeignFrame = (): boolean =>
  isFramed && /off|false/.test((settings.allowFramed ?? 'off') as string)

export function urlOf(name: string): string {
  const file = `fairwell-${name}.js`
  const { assets } = settings
  return assets
    ? `${assets.replace(/\/$/, '')}/${file}`
    : new URL(file, script?.src || location.href).href
}
