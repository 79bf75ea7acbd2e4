import { actionButton } from '../action-button.tsx'
import { exitButton } from '../exit-button.tsx'
import { factsList } from '../facts-list.tsx'
import { appliedTerms } from '../offers/applied-terms.ts'
import { offerTermsFacts } from '../offers/offer-terms-facts.ts'
import type { ScreenDrawer } from '../view.ts'

/** Says what was applied, and on which terms. Cancelling stays as near as it was. */
export const savedScreen: ScreenDrawer = (view) => {
  const { state, text, flow } = view
  const { offer, receiptId } = state.receipt ?? {}
  const terms = appliedTerms(state.receipt)
  return {
    title: text.savedTitle,
    content: (
      <>
        <h3>{offer?.title}</h3>
        {factsList([
          ...(terms ? offerTermsFacts(terms, view) : []),
          receiptId && [text.receiptId, receiptId],
        ])}
      </>
    ),
    first: actionButton(view, text.done, () => flow.dismiss()),
    exit: exitButton(view, 'cancelAnyway'),
  }
}
