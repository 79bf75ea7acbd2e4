import type { VNode } from 'preact'
import { safeUrl } from './safe-url.ts'

/** How a link is followed. */
export interface LinkState {
  /** It leads on from this page, rather than to a page beside it. */
  readonly leaves?: boolean | undefined
  readonly onClick?: (() => void) | undefined
}

/** Draws an author's link, looking like the buttons around it; nothing where it may not be followed. */
export function outerLink(
  label: string,
  url: string,
  newTab: string,
  { leaves, onClick }: LinkState = {},
): VNode | false {
  const href = safeUrl(url, document.baseURI)
  return (
    !!href && (
      <a
        key={url}
        href={href}
        target={leaves ? undefined : '_blank'}
        rel="noopener"
        onClick={onClick}
      >
        {label}
        {!leaves && <span class="hidden"> {newTab}</span>}
      </a>
    )
  )
}
