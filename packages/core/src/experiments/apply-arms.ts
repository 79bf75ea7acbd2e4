import type { FlowDefinition } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { own } from '../targeting/read-own.ts'
import type { AssignedArm, Assignment } from './assign-arms.ts'
import { patchOffer } from './patch-offer.ts'

/** An offer as the subscriber's arms have it. */
export interface ArmedOffer {
  readonly offer: Offer
  /** The subscriber's arm in the last experiment that touches this offer, whether it patches it or not. */
  readonly armId?: string | undefined
  readonly experimentId?: string | undefined
  /** One of the subscriber's arms hides it. */
  readonly hidden: boolean
  /** Ids of the experiments any of whose arms patches or hides this offer. */
  readonly touchedBy: readonly string[]
  /** The subscriber's arm in each of these experiments, with the offer in every arm that shows it. */
  readonly trials: readonly (AssignedArm & { readonly variants: readonly Offer[] })[]
}

/** The definition's offers in their order, as the subscriber's arms have them. */
export function applyArms(
  { offers = [], experiments = [] }: Pick<FlowDefinition, 'offers' | 'experiments'>,
  assignment: Assignment,
): ArmedOffer[] {
  return offers.map((base) => {
    const patchIn = (arm: { offers?: object | undefined } | undefined) =>
      (own(arm?.offers, base.id) ?? {}) as Parameters<typeof patchOffer>[1]
    const touching = experiments.filter(({ arms }) => arms.some((arm) => own(arm.offers, base.id)))
    let offer = base
    let hidden = false
    const trials = touching.flatMap(({ id, arms }) => {
      const assigned = assignment.arms.find(({ experimentId }) => experimentId === id)
      if (!assigned) return []
      const patch = patchIn(arms.find((arm) => arm.id === assigned.armId))
      const shows = arms.map(patchIn).filter((each) => each.hidden !== true)
      offer = patchOffer(offer, patch)
      hidden ||= patch.hidden === true
      return { ...assigned, variants: shows.map((each) => patchOffer(base, each)) }
    })
    const { armId, experimentId } = trials.at(-1) ?? {}
    return { offer, armId, experimentId, hidden, touchedBy: touching.map(({ id }) => id), trials }
  })
}
