/**
 * Keeps the dialog within what is seen while a soft keyboard is up: phones leave the page as tall as
 * it was, and the exit would be under the keyboard
 * (https://developer.mozilla.org/en-US/docs/Web/API/VisualViewport). Whoever has zoomed in moves
 * about in the whole of it.
 */
export function fitViewport(dialog: HTMLElement, signal: AbortSignal): void {
  const fit = ({ target }: Event) => {
    const { height, offsetTop, scale } = target as VisualViewport
    const isZoomed = scale > 1.1
    Object.assign(dialog.style, {
      top: isZoomed ? '' : `${offsetTop}px`,
      height: isZoomed ? '' : `${height}px`,
    })
    const focused = (dialog.getRootNode() as ShadowRoot).activeElement
    if (dialog.contains(focused)) focused?.scrollIntoView({ block: 'nearest' })
  }
  for (const type of ['resize', 'scroll']) {
    globalThis.visualViewport?.addEventListener(type, fit, { signal })
  }
}
