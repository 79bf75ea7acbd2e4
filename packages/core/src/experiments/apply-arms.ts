import type { FlowDefinition } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
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
  definition: Pick<FlowDefinition, 'offers' | 'experiments'>,
  assignment: Assignment,
): ArmedOffer[] {
  return (definition.offers ?? []).map((base) => {
    let offer = base
    let hidden = false
    const touching = (definition.experiments ?? []).flatMap(({ id, arms }) => {
      const patches = arms.map((arm) => ({
        armId: arm.id,
        patch: arm.offers && Object.hasOwn(arm.offers, base.id) ? arm.offers[base.id] : undefined,
      }))
      return patches.some(({ patch }) => patch) ? [{ experimentId: id, patches }] : []
    })
    const trials = touching.flatMap(({ experimentId, patches }) => {
      const assigned = assignment.arms.find((arm) => arm.experimentId === experimentId)
      if (!assigned) return []
      const mine = patches.find(({ armId }) => armId === assigned.armId)?.patch
      if (mine) {
        offer = patchOffer(offer, mine)
        hidden ||= mine.hidden === true
      }
      const variants = patches
        .filter(({ patch }) => patch?.hidden !== true)
        .map(({ patch }) => patchOffer(base, patch ?? {}))
      return [{ ...assigned, variants }]
    })
    const last = trials.at(-1)
    return {
      offer,
      armId: last?.armId,
      experimentId: last?.experimentId,
      hidden,
      touchedBy: touching.map(({ experimentId }) => experimentId),
      trials,
    }
  })
}
