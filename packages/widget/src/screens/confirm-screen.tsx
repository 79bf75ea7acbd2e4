import { actionButton } from '../action-button.tsx'
import { exitButton } from '../exit-button.tsx'
import { chargeLine } from '../receipt/charge-line.ts'
import type { ScreenDrawer } from '../view.ts'

/** Says what cancelling means and when it takes effect, before it is done. */
export const confirmScreen: ScreenDrawer = (view) => {
  const { state, text, format, flow } = view
  const { effectiveAt, applied } = state
  const lines = [
    applied?.offer && format.fill(text.wasApplied, { title: applied.offer.title }),
    effectiveAt && format.fill(text.endsOn, { date: format.date(effectiveAt) }),
    chargeLine(view),
    ...state.consequences,
  ]
  return {
    title: state.title ?? format.fill(text.confirmTitle, { product: state.product }),
    content: <ul>{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>,
    first: actionButton(view, text.keep, () => flow.dismiss()),
    exit: exitButton(view, 'cancel'),
  }
}
