// Of the page, and not of this copy: another version on the page must not catch what was let go.
const key: unique symbol = Symbol.for('fairwell') as never

declare global {
  interface Window {
    [key]?: boolean
  }
}

/** A release is final until the person acts again: the host may well submit once more by itself. */
export const isReleased = (): boolean | undefined => window[key]

/** Lets every activation through from now on; `false`: the person acts again. */
export function release(isFinal = true): void {
  window[key] = isFinal
}
