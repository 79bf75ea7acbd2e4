import type { Experiment, FlowDefinition } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { findById } from '../targeting/find-by-id.ts'
import { own } from '../targeting/read-own.ts'
import type { AssignedArm, Assignment } from './assign-arms.ts'
import { type Patch, patchOffer } from './patch-offer.ts'

/** An offer as the subscriber's arms have it. */
export interface ArmedOffer {
  readonly offer: Offer
  /** The subscriber's arm in the last experiment that touches this offer, whether it patches it or not. */
  readonly armId?: string | undefined
  /** One of the subscriber's arms hides it. */
  readonly hidden: boolean
  /** The subscriber's arm in each experiment that touches this offer, with the offer in every arm that shows it. */
  readonly trials: readonly (AssignedArm & { readonly variants: readonly Offer[] })[]
}

type Arm = Experiment['arms'][number]

/** The definition's offers in their order, as the subscriber's arms have them. */
export function applyArms(
  { offers = [], experiments = [] }: Pick<FlowDefinition, 'offers' | 'experiments'>,
  assignment: Assignment,
): ArmedOffer[] {
  return offers.map((base) => {
    let offer = base
    let hidden = false
    const patchIn = (arm: Arm | undefined) => own(arm?.offers, base.id) as Patch | undefined
    const trials = experiments.flatMap(({ id, arms }) => {
      const assigned = assignment.arms.find(({ experimentId }) => experimentId === id)
      const patches = arms.map(patchIn)
      if (!assigned || !patches.some(Boolean)) return []
      const patch = patchIn(findById(arms, assigned.armId))
      offer = patchOffer(offer, patch)
      hidden ||= patch?.hidden === true
      const shown = patches.filter((each) => each?.hidden !== true)
      return { ...assigned, variants: shown.map((each) => patchOffer(base, each)) }
    })
    return { offer, armId: trials.at(-1)?.armId, hidden, trials }
  })
}
