import type { FlowDefinition } from '../schema/definition-schema.ts'
import { BUCKETS, bucketOf } from './bucket-of.ts'

/** The arm of one experiment that a subscriber is in. */
export interface AssignedArm {
  readonly experimentId: string
  readonly armId: string
}

/** Where one subscriber stands in every experiment of a definition. */
export interface Assignment {
  /** Absent where the definition has no holdout or the subscriber has no id. */
  readonly holdout?: 'holdout' | 'treatment' | undefined
  readonly arms: readonly AssignedArm[]
}

/**
 * Puts a subscriber into one arm of each experiment, the same every time and everywhere.
 *
 * The holdout is decided first: held out is who has a bucket below `holdoutPercent × 100` (rounded)
 * in the experiment `holdout`; they take part in no other experiment. Weights are shares of their
 * sum: an arm takes the buckets from where the one before it ended up to
 * `10,000 × (weights so far) / sum`. Without a subscriber id there is no holdout and no arm, nor
 * where all weights are 0.
 */
export function assignArms(
  definition: Pick<FlowDefinition, 'experiments' | 'holdoutPercent'>,
  subscriberId: string | undefined,
): Assignment {
  const { experiments = [], holdoutPercent } = definition
  if (!subscriberId) return { arms: [] }
  const isHeldOut = bucketOf('holdout', subscriberId) < Math.round((holdoutPercent ?? 0) * 100)
  const arms = experiments.flatMap(({ id: experimentId, arms }) => {
    // Times the sum, not divided by it: whole weights stay whole numbers.
    let left = bucketOf(experimentId, subscriberId) * arms.reduce((sum, arm) => sum + arm.weight, 0)
    const arm = arms.find(({ weight }) => {
      left -= weight * BUCKETS
      return left < 0
    })
    return arm ? { experimentId, armId: arm.id } : []
  })
  return isHeldOut
    ? { holdout: 'holdout', arms: [] }
    : { holdout: holdoutPercent ? 'treatment' : undefined, arms }
}
