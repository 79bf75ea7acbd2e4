import type { EmbedOptions } from '../embed-options.ts'
import { flowIntegrity } from './flow-integrity.ts'

type Settings = { -readonly [Key in keyof EmbedOptions]: EmbedOptions[Key] }

/** Our tag. */
export const script = document.currentScript as HTMLScriptElement | null

/** What the script tag says, as text. */
export const attributes: EmbedOptions = {
  nonce: script?.nonce,
  integrity: script?.integrity,
  ...script?.dataset,
}

/** What the loader itself goes by: defaults, then attributes, then the options of `init`. */
export const settings: Settings = { ...attributes }

/** Whether another site has put this page into its frame, and nobody has allowed that. */
export function isForeignFrame(): boolean {
  try {
    return !(top as Window).location.href
  } catch {
    // Reading the address of another site throws.
    return /off|false/.test((settings.allowFramed ?? 'off') as string)
  }
}

export function urlOf(name: string): string {
  const file = `${/\//.test(name) ? name : `fairwell-${name}`}.js`
  const { assets } = settings
  return assets
    ? assets.replace(/\/?$/, `/${file}`)
    : new URL(file, script?.src || location.href).href
}

/**
 * What the element that fetches a file has besides its address: the nonce of the page and, where the page
 * pins the loader, what this build's file is. Where it pins nothing a file of the version before, from
 * some cache, is better than none.
 */
export const howToFetch = (
  hash: string = flowIntegrity,
): Pick<HTMLScriptElement, 'nonce' | 'integrity' | 'crossOrigin'> => ({
  nonce: settings.nonce as string,
  integrity: settings.integrity ? hash : '',
  // The content of another site's file can only be checked where that site shares it.
  crossOrigin: settings.integrity ? 'anonymous' : (script?.crossOrigin ?? null),
})
