import type { VNode } from 'preact'
import { exitButton } from './exit-button.tsx'
import { frame } from './frame.tsx'
import { picture } from './looks/picture.tsx'
import { screens } from './screens/screens.ts'
import type { View } from './view.ts'

/** Draws what the state says: the screen's own parts in the frame that all share. */
export function drawScreen(view: View, key: string, isCustom: boolean): VNode | undefined {
  const { screen, title, body, image, receipt } = view.state
  if (screen === 'closed') return
  const parts = screens[screen](view)
  const content = isCustom ? (
    <div id="custom" />
  ) : (
    <>
      {picture(image, 'image', view.options)}
      {body && <p>{body}</p>}
      {receipt?.message && <p>{receipt.message}</p>}
      {parts.content}
    </>
  )
  return frame(view, { title, exit: exitButton(view), ...parts, content }, key)
}
