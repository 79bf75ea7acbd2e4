import type { VNode } from 'preact'
import { actionButton } from './action-button.tsx'
import type { View } from './view.ts'

/** Draws the exit of an open screen. It works while an offer is being applied, too. */
export function exitButton(
  view: View,
  label = view.options.releases ? view.text.exitToPage : view.text.exit,
): VNode | false {
  const { state, pending, flow } = view
  const { cancel } = state.can
  const busy = pending?.action === 'cancel'
  return (
    (cancel || !!pending) && actionButton(view, label, () => flow.cancel(), { busy, off: !cancel })
  )
}
