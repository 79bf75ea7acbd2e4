import { actionButton } from '../action-button.tsx'
import { factsList } from '../facts-list.tsx'
import { chargeLine } from '../receipt/charge-line.ts'
import { printText } from '../receipt/print-text.ts'
import { receiptFacts } from '../receipt/receipt-facts.ts'
import { saveText } from '../receipt/save-text.ts'
import type { ScreenDrawer } from '../view.ts'
import { surveyQuestions } from './survey-questions.tsx'

/** Confirms the cancellation with a receipt to keep; asks why only now where that is the rule. */
export const cancelledScreen: ScreenDrawer = (view) => {
  const { state, text, flow } = view
  const asksWhy = state.reasons.length > 0
  const facts = state.receipt ? receiptFacts(state.receipt, view) : []
  const charge = chargeLine(view)
  const asText = [...facts.map((fact) => fact.join(': ')), charge].filter(Boolean).join('\n')
  return {
    title: text.cancelledTitle,
    content: (
      <>
        {factsList(facts)}
        {charge && <p>{charge}</p>}
        <div class="pair">
          {actionButton(view, text.print, (button) =>
            printText(button.parentElement as Element, asText),
          )}
          {actionButton(view, text.save, () => saveText(`${state.flowId}.txt`, asText))}
        </div>
        {asksWhy && surveyQuestions(view, true)}
      </>
    ),
    first: actionButton(view, asksWhy ? text.send : text.done, () => {
      if (asksWhy) flow.next()
      flow.dismiss()
    }),
  }
}
