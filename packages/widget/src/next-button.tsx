import type { VNode } from 'preact'
import { actionButton } from './action-button.tsx'
import type { View } from './view.ts'

/** Draws the button that goes on to the next screen. */
export function nextButton(view: View): VNode {
  return actionButton(view, view.text.next, () => view.flow.next())
}
