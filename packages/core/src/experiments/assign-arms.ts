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
 * The holdout is decided first: held out is who has a bucket below `holdoutPercent × 100` in the
 * experiment `holdout`; they take part in no other experiment. Weights are shares of their sum: an
 * arm takes the buckets from where the one before it ended up to `10,000 × (weights so far) / sum`.
 * Without a subscriber id there is no holdout and no arm, nor where all weights are 0.
 */
export function assignArms(
  definition: Pick<FlowDefinition, 'experiments' | 'holdoutPercent'>,
  subscriberId: string | undefined,
): Assignment {
  if (!subscriberId) return { arms: [] }
  const percent = definition.holdoutPercent
  const holdout = percent
    ? bucketOf('holdout', subscriberId) < Math.round(percent * 100)
      ? 'holdout'
      : 'treatment'
    : undefined
  if (holdout === 'holdout') return { holdout, arms: [] }
  const arms = (definition.experiments ?? []).flatMap(({ id: experimentId, arms }) => {
    const place = bucketOf(experimentId, subscriberId)
    const sum = arms.reduce((total, arm) => total + arm.weight, 0)
    let reached = 0
    const arm = arms.find(({ weight }) => {
      reached += weight
      return place * sum < reached * BUCKETS
    })
    return arm ? [{ experimentId, armId: arm.id }] : []
  })
  return { holdout, arms }
}
