import { bucketOf, type EventAdapter, type EventName, type FlowEvent } from '@fairwell/core'
import { changeBatches } from './wrap-adapter.ts'

export interface SamplingOptions {
  /** The share of the attempts that is kept, from 0 to 1, in steps of a hundredth of a percent. */
  readonly rate: number
  /**
   * Events that are kept of every attempt, such as `'attempt.saved'`.
   *
   * @default []
   */
  readonly always?: readonly EventName[] | undefined
}

/**
 * Lets only a share of the attempts through to `adapter`, each with all its events or none. Which ones is
 * decided by `attemptid` alone, so it is the same on every page, device and server, and what a smaller rate
 * keeps, a larger one keeps too.
 *
 * @example
 * sampling(adapter, { rate: 0.1, always: ['attempt.saved', 'attempt.cancelled'] })
 * @throws Error FW5110 where `rate` is not from 0 to 1.
 */
export function sampling(adapter: EventAdapter, options: SamplingOptions): EventAdapter {
  const { rate, always = [] } = options
  if (!(rate >= 0 && rate <= 1)) throw new Error('FW5110 a sampling rate is from 0 to 1')
  const kept = (event: FlowEvent): boolean =>
    bucketOf('sampling', event.attemptid) < rate * 10_000 ||
    always.some((name) => event.type === `fairwell.${name}`)
  return changeBatches(adapter, (batch) => batch.filter(kept))
}
