import type { Image } from '@fairwell/core'
import type { VNode } from 'preact'
import { safeUrl } from '../safe-url.ts'
import type { WidgetOptions } from '../widget-options.ts'

/**
 * Draws an author's picture; nothing where the page does not take pictures from there. Its size is
 * known before it comes, and one that does not come leaves no hole.
 */
export function picture(
  image: Image | undefined,
  part: 'logo' | 'image',
  { theme = 'auto', imageOrigins = [] }: Pick<WidgetOptions, 'theme' | 'imageOrigins'>,
): VNode | undefined {
  const allowed = (src = '') => {
    const href = safeUrl(src, document.baseURI)
    const origins = [location.origin, ...imageOrigins]
    return origins.some((origin) => href?.startsWith(origin.replace(/\/?$/, '/')))
      ? href
      : undefined
  }
  const src = allowed(image?.src)
  if (!image || !src) return
  const { alt, width, height, darkSrc } = image
  const dark = theme === 'light' ? undefined : allowed(darkSrc)
  return (
    <picture key={src} class={part}>
      {dark && (
        <source
          srcset={dark}
          media={theme === 'auto' ? '(prefers-color-scheme:dark)' : undefined}
        />
      )}
      <img
        part={part}
        src={src}
        alt={alt}
        width={width}
        height={height}
        referrerpolicy="no-referrer"
        onError={({ currentTarget }) => {
          ;(currentTarget.parentElement as HTMLElement).hidden = true
        }}
      />
    </picture>
  )
}
