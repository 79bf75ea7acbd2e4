import type { VNode } from 'preact'
import { safeUrl } from './safe-url.ts'

/**
 * Draws an author's link, looking like the buttons around it; nothing where it may not be followed.
 *
 * @param newTab What says that it leads to a page beside this one; without, it leads on from here.
 */
export function outerLink(
  label: string,
  url: string,
  newTab?: string,
  onClick?: () => void,
): VNode | false {
  const href = safeUrl(url, document.baseURI)
  return (
    !!href && (
      <a
        part="button"
        key={url}
        href={href}
        target={newTab && '_blank'}
        rel="noopener"
        aria-label={newTab && `${label} ${newTab}`}
        onClick={onClick}
      >
        <span class="act">{label}</span>
      </a>
    )
  )
}
