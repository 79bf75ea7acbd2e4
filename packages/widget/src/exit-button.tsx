import type { VNode } from 'preact'
import { actionButton } from './action-button.tsx'
import type { View } from './view.ts'

/** Draws the exit of an open screen. It works while an offer is being applied, too. */
export function exitButton(
  { state, pending, flow, text, options }: View,
  label = options.releases ? text.exitToPage : text.exit,
): VNode | false {
  const { cancel } = state.can
  const busy = pending?.action === 'cancel'
  return (
    (cancel || !!pending) &&
    actionButton(label, () => flow.cancel(), { busy, off: !cancel, exit: true })
  )
}
