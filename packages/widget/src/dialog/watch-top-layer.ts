/**
 * Tells when the page has put something of its own above our dialog: a modal dialog takes the focus
 * with it, a popover says so, and so does what fills the screen.
 */
export function watchTopLayer(root: ShadowRoot, onCovered: () => void, signal: AbortSignal): void {
  const hear = ({ type, target, newState }: Partial<ToggleEvent>) => {
    const isAbove =
      type === 'toggle'
        ? newState === 'open' && ((target as HTMLElement).popover || !root.activeElement)
        : target !== root.host
    if (isAbove) onCovered()
  }
  for (const type of ['toggle', 'focusin', 'fullscreenchange']) {
    document.addEventListener(type, hear, { capture: true, signal })
  }
}
