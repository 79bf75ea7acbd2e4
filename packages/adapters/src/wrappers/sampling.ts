import { bucketOf, type EventAdapter, type EventName, type FlowEvent } from '@fairwell/core'
import { changeBatches } from './wrap-adapter.ts'

/** What `always` may name. */
const names: readonly string[] = Object.keys({
  'attempt.started': 1,
  'screen.viewed': 1,
  'reason.chosen': 1,
  'answer.given': 1,
  'experiment.exposed': 1,
  'offer.shown': 1,
  'offer.declined': 1,
  'offer.accept_requested': 1,
  'offer.referred': 1,
  'offer.applied': 1,
  'offer.failed': 1,
  'attempt.cancel_requested': 1,
  'attempt.saved': 1,
  'attempt.cancelled': 1,
  'attempt.released': 1,
  'attempt.dismissed': 1,
  'attempt.failed': 1,
  'save.validated': 1,
  'save.lost': 1,
} satisfies Record<EventName, 1>)

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
 * @throws Error FW5110 where `rate` is not from 0 to 1, or `always` names what is no event.
 */
export function sampling(adapter: EventAdapter, options: SamplingOptions): EventAdapter {
  const { rate, always = [] } = options
  if (!(rate >= 0 && rate <= 1))
    throw new Error('FW5110 a rate is from 0 to 1. https://fairwell.dev/errors#FW5110')
  for (const name of always) {
    if (names.includes(name)) continue
    throw new Error(
      `FW5110 always: '${name}' is no event, 'attempt.saved' is. https://fairwell.dev/errors#FW5110`,
    )
  }
  const kept = (event: FlowEvent): boolean =>
    bucketOf('sampling', event.attemptid) < rate * 10_000 ||
    always.some((name) => event.type === `fairwell.${name}`)
  return changeBatches(adapter, (batch) => batch.filter(kept))
}
