import type { FlowEvent } from '../events/flow-event.ts'
import type { ClockPort } from '../ports/ports.ts'
import { type DeliveryError, isDeliveryError } from './delivery-error.ts'
import type { EventAdapter } from './event-adapter.ts'
import { tooLate, within } from './within.ts'

/** How long an adapter may take before its batch counts as failed. */
const patienceMs = 30_000

/** How a delivery went wrong. */
export interface Failure extends Pick<Partial<DeliveryError>, 'retryAfterMs' | 'rejectedIds'> {
  readonly message: string
  /**
   * How often an event may fail so, alone, before it counts as one that its adapter will never take.
   * What refuses a content may be mended within minutes; code that throws may wait for something.
   */
  readonly patience: number
}

const refusals = 3
const breakages = 5

/** Delivers one batch. Resolves with what went wrong, or with nothing. */
export async function sendBatch(
  adapter: EventAdapter,
  batch: readonly FlowEvent[],
  attempt: number,
  clock: ClockPort,
): Promise<Failure | undefined> {
  const abort = new AbortController()
  try {
    await within(clock, patienceMs, () => adapter.deliver(batch, { attempt, signal: abort.signal }))
    return undefined
  } catch (error) {
    abort.abort()
    if (!isDeliveryError(error)) {
      return { message: String(error), patience: error === tooLate ? Infinity : breakages }
    }
    const { message, retryable, retryAfterMs, rejectedIds } = error
    return { message, retryAfterMs, rejectedIds, patience: retryable ? Infinity : refusals }
  }
}
