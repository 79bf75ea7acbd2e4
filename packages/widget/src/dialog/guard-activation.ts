/**
 * Lets one press do one thing: a key that is held down repeats nothing, and the later clicks of a
 * double click do not reach a screen that the first one brought up. Returns what to call when
 * another screen is shown.
 */
export function guardActivation(dialog: HTMLElement): () => void {
  let turned = true
  const guard = (event: UIEvent) => {
    const { type, detail, target } = event
    if (type === 'mousedown' && detail < 2) turned = false
    const { key, repeat } = event as KeyboardEvent
    // Only a text area has rows, and a key that is held down in it writes.
    const held = repeat && /^(Enter| )$/.test(key) && !(target as HTMLTextAreaElement).rows
    if (held || (type === 'click' && detail > 1 && turned)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  for (const type of ['mousedown', 'click', 'keydown'] as const) {
    dialog.addEventListener(type, guard, true)
  }
  return () => {
    turned = true
  }
}
