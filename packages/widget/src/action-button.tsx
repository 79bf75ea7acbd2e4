import type { VNode } from 'preact'

/** How a button stands. */
export interface ButtonState {
  /** What it started is going on. */
  readonly busy?: boolean | undefined
  /** It does nothing now. @default busy */
  readonly off?: boolean | undefined
  /** It is the exit, which has its own place. */
  readonly exit?: boolean | undefined
}

/** Draws a button that decides something. All of them look the same: no choice is louder than another. */
export function actionButton(
  label: string,
  act: (button: HTMLElement) => void,
  { busy = false, off = busy, exit }: ButtonState = {},
): VNode {
  // Not `disabled`: focus would be lost, and with it the place of whoever waits.
  return (
    <button
      type="button"
      class={exit ? 'exit' : ''}
      aria-busy={busy}
      aria-disabled={off}
      onClick={(event) => off || act(event.currentTarget)}
    >
      {label}
    </button>
  )
}
