import type { VNode } from 'preact'
import { liveWords } from './live-words.tsx'
import type { View } from './view.ts'

/** How a button stands, where it differs from the others. */
export interface ButtonState {
  /** What it started is going on. */
  readonly busy?: boolean | undefined
  /** It does nothing now. @default while anything goes on */
  readonly off?: boolean | undefined
  /** It leads out: where it does nothing, the page's own cancel runs. */
  readonly isExit?: boolean | undefined
  /** Of the label, where that is not the flow's. */
  readonly lang?: string | undefined
}

/** Draws a button that decides something. All of them look the same: no choice is louder than another. */
export function actionButton(
  { pending }: Pick<View, 'pending'>,
  label: string,
  act: (button: HTMLElement) => void,
  { busy, off = !!pending, lang, isExit }: ButtonState = {},
): VNode {
  // Not `disabled`: focus would be lost, and with it the place of whoever waits.
  return (
    <button
      type="button"
      part="button"
      lang={lang}
      data-exit={isExit}
      aria-busy={busy}
      aria-disabled={off}
      onClick={(event) => off || act(event.currentTarget)}
    >
      <span class="act">{liveWords(label)}</span>
    </button>
  )
}
