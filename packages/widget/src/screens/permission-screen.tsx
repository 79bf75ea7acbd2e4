import { actionButton } from '../action-button.tsx'
import type { ScreenDrawer } from '../view.ts'

/** Asks whether offers may be shown at all. */
export const permissionScreen: ScreenDrawer = (view) => {
  const { text, flow } = view
  return {
    title: text.permissionTitle,
    content: (
      <div class="pair">
        {actionButton(view, text.yes, () => flow.next())}
        {actionButton(view, text.no, () => flow.decline())}
      </div>
    ),
    // The exit keeps the place that it has beside another control.
    first: <i />,
  }
}
