import { murmur3 } from './murmur3.ts'

/** How many buckets there are: one is a hundredth of a percent. */
export const BUCKETS = 10_000

/** The subscriber's bucket in an experiment, 0 to 9,999: the same on every device and server. */
export function bucketOf(experimentId: string, subscriberId: string): number {
  return murmur3(`${experimentId}:${subscriberId}`) % BUCKETS
}
