import type { PanelView } from '../panel-view.ts'
import { byId, element } from './element.ts'

const list = byId('offers')
const select = byId<HTMLSelectElement>('reason')

/** Lists every offer with what decided about it, for the reason that was said or is tried out. */
export function showOffers({
  explanations,
  shown,
  reason,
  reasons,
  isTriedOut,
}: PanelView['offers']) {
  byId('try-out').hidden = reasons.length === 0
  select.replaceChildren(
    element('option', { value: '' }, 'as said in the page'),
    ...reasons.map(({ id }) => element('option', { value: id }, id)),
  )
  select.value = isTriedOut ? (reason ?? '') : ''
  list.replaceChildren(
    ...explanations.map((offer) => {
      const isHere = !isTriedOut && shown.includes(offer.offerId)
      const state = offer.shown || isHere ? 'shown' : 'hidden'
      const because = offer.text.replace(/^.*? is (hidden: )?/, '')
      const words = isHere
        ? 'shown in this attempt'
        : offer.shown
          ? reason
            ? `would be shown after “${reason}”`
            : 'would be shown'
          : because
      return element(
        'li',
        { 'data-offer': offer.offerId, 'data-state': state, 'data-because': offer.because ?? '' },
        element('b', {}, offer.offerId),
        element('span', { class: 'kind' }, offer.kind),
        element('p', {}, words),
      )
    }),
  )
}

/** Calls back with the reason that is to be tried out; empty: none. */
export function onTryOut(listener: (reason: string) => void): void {
  select.addEventListener('change', () => listener(select.value))
}
