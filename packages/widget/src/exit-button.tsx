import type { VNode } from 'preact'
import { actionButton } from './action-button.tsx'
import type { View } from './view.ts'

/**
 * Draws the exit of an open screen. It works while an offer is being applied, too. What a law calls it
 * goes before any other words.
 */
export function exitButton(
  view: View,
  act: 'exit' | 'cancel' | 'cancelAnyway' = 'exit',
): VNode | false {
  const { state, pending, flow, text, options } = view
  const { lang, exit, cancel: last } = state.labels ?? {}
  // Where only the page itself can cancel, our last control does not yet.
  const toPage = options.releases && act !== 'cancelAnyway'
  const statutory = act === 'cancel' && !toPage ? last : exit
  const label = statutory ?? (toPage ? text.exitToPage : text[act])
  const { cancel } = state.can
  const busy = pending?.action === 'cancel'
  return (
    (cancel || !!pending) &&
    actionButton(view, label, () => flow.cancel(), { busy, off: !cancel, lang, isExit: true })
  )
}
