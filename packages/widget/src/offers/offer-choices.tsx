import type { OfferView } from '@fairwell/core'
import type { VNode } from 'preact'
import { optionList } from '../questions/option-list.tsx'
import type { View } from '../view.ts'
import { choiceLabel } from './choice-label.ts'
import { offerPrice } from './offer-terms-facts.ts'

/** Draws the lengths of a pause or the plans to change to. Nothing is marked beforehand. */
export function offerChoices({ id, choices }: OfferView, view: View): VNode {
  const { text, selection, nameGroup, redraw } = view
  const isMissing = selection.missing === id
  const options = choices.map((choice, index) => ({
    id: `${index}`,
    label: choiceLabel(choice, view),
    note: choice.terms && offerPrice(choice.terms, view),
  }))
  return (
    <fieldset
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it, and a plain group cannot be invalid
      role="radiogroup"
      aria-invalid={isMissing}
      aria-describedby={isMissing ? 'alert' : undefined}
    >
      <legend>{text.choose}</legend>
      {optionList(options, nameGroup(id), [`${selection.chosen.get(id)}`], (index) => {
        selection.chosen.set(id, Number(index))
        selection.missing = undefined
        redraw()
      })}
    </fieldset>
  )
}
