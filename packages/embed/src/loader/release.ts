/** A release is final until the person acts again: the host may well submit once more by itself. */
export let isReleased = false

/** Lets every activation through from now on. */
export function release(): void {
  isReleased = true
}

/** Ends a release at the person's next act, which a key that is still held down is not. */
export function endRelease(event: Event): void {
  const { type, key, repeat } = event as KeyboardEvent
  if (!isReleased || !/down/.test(type)) return
  if (!repeat) isReleased = !event.isTrusted
  // The key that pressed our last button must not press the host's as well.
  else if (key === 'Enter') event.preventDefault()
}
