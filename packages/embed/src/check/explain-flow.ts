import type { CancelFlow, FlowDefinition } from '@fairwell/core'
import { explainOffer } from '@fairwell/core/explain'
import type { EmbedOptions } from '../embed-options.ts'
import { tellMistakes } from './tell-mistakes.ts'
import { tellPictures } from './tell-pictures.ts'

/**
 * Tells a developer what the flow sees: the controls, the reasons, and of each offer why it is or is
 * not shown; the offers once more when a reason has been chosen.
 */
export function explainFlow(
  flow: Pick<CancelFlow, 'explain' | 'on' | '$state'>,
  definition: FlowDefinition,
  selector: string,
  options: EmbedOptions,
): void {
  const { id, version, survey } = definition
  tellMistakes(options)
  tellPictures(definition, options)
  const controls = document.querySelectorAll(selector).length
  const reasons = survey?.reasons.map((reason) => reason.id).join(', ') ?? 'no survey'
  const offers = () => {
    const onScreen = flow.$state.get().offers.map(({ id }) => id)
    return flow
      .explain()
      .map((offer) =>
        onScreen.includes(offer.offerId)
          ? `${offer.offerId} (${offer.kind}) is shown`
          : `${explainOffer(offer)} (${offer.kind})`,
      )
  }
  const lines = [
    `[fairwell] ${id}, version ${version}`,
    `cancel controls that match ${selector}: ${controls}`,
    `reasons: ${reasons}`,
    'offers, before anything is answered:',
    ...offers(),
  ]
  console.info(lines.join('\n  '))
  const stop = flow.on('event', ({ type, data }) => {
    if (type !== 'fairwell.reason.chosen') return
    stop()
    console.info([`[fairwell] offers for "${data.reasonId}":`, ...offers()].join('\n  '))
  })
}
