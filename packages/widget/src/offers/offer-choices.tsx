import type { OfferView } from '@fairwell/core'
import type { VNode } from 'preact'
import { optionList } from '../questions/option-list.tsx'
import type { View } from '../view.ts'
import { choiceLabel } from './choice-label.ts'
import { offerPrice } from './offer-terms-facts.ts'

/** Draws the lengths of a pause or the plans to change to. Nothing is marked beforehand. */
export function offerChoices({ id, kind, choices }: OfferView, view: View): VNode {
  const { text, selection, nameGroup, redraw } = view
  const isMissing = selection.missing === id
  const options = choices.map((choice, index) => ({
    id: `${index}`,
    label: choiceLabel(choice, view),
    note: choice.terms && offerPrice(choice.terms, view),
  }))
  const question = kind === 'pause' ? text.chooseLength : text.choosePlan
  return (
    <div
      role="radiogroup"
      aria-label={question}
      aria-invalid={isMissing}
      aria-describedby={isMissing ? 'alert' : undefined}
    >
      <p class="legend" aria-hidden="true">
        {question}
      </p>
      {optionList(
        options,
        nameGroup(id),
        (index) => index === `${selection.chosen.get(id)}`,
        (index) => {
          selection.chosen.set(id, Number(index))
          selection.missing = undefined
          redraw()
        },
      )}
    </div>
  )
}
