// Of the page, and not of this copy: another version on the page must not catch what was let go.
const key: unique symbol = Symbol.for('fairwell') as never
const page = window as { [key]?: boolean }

/** A release is final until the person acts again: the host may well submit once more by itself. */
export const isReleased = (): boolean => !!page[key]

/** Lets every activation through from now on; `false`: the person acts again. */
export function release(isFinal = true): void {
  page[key] = isFinal
}
