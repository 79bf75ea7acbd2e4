import {
  DeliveryError,
  type EventAdapter,
  type EventBatch,
  type FlowEvent,
  isDeliveryError,
} from '@fairwell/core'
import { wrapAdapter } from './wrap-adapter.ts'

/**
 * What goes to the adapter in place of an event: another event, or `undefined` to leave it out. It keeps
 * its `id`, whatever it is given, is given at once, and is called again when the batch is sent again.
 */
export type EventMap = (event: FlowEvent) => FlowEvent | undefined

/**
 * Changes events, or leaves them out, before they go to `adapter`.
 *
 * @example
 * mapping(adapter, (event) => (event.type === 'fairwell.screen.viewed' ? undefined : event))
 */
export function mapping(adapter: EventAdapter, map: EventMap): EventAdapter {
  return wrapAdapter(adapter, {
    async deliver(batch, context) {
      const { mapped, brokenIds, cause } = mapEach(batch, map)
      // A map that takes none of them is broken code. To name them would set everything aside at once;
      // thrown on, it sets aside no more than the queue lets any broken code.
      if (brokenIds.length === batch.length) throw cause
      try {
        if (mapped.length) await adapter.deliver(mapped, context)
      } catch (error) {
        // Only where the rest is to be sent again, or has arrived, may single events be named.
        if (!brokenIds.length || !isDeliveryError(error)) throw error
        const { message, retryable, retryAfterMs, rejectedIds } = error
        if (!retryable && !rejectedIds) throw error
        throw new DeliveryError(message, {
          retryable,
          retryAfterMs,
          rejectedIds: [...(rejectedIds ?? []), ...brokenIds],
          cause: error,
        })
      }
      if (brokenIds.length) {
        const message = `the mapping threw: ${cause}`
        throw new DeliveryError(message, { retryable: false, rejectedIds: brokenIds, cause })
      }
    },
    deliverOnExit(batch) {
      const { mapped } = mapEach(batch, map)
      return !mapped.length || !!adapter.deliverOnExit?.(mapped)
    },
    standBy(events) {
      adapter.standBy?.(mapEach(events, map).mapped)
    },
  })
}

interface Mapped {
  readonly mapped: EventBatch
  /** Events for which the map threw, and what it threw first. */
  readonly brokenIds: readonly string[]
  readonly cause: unknown
}

function mapEach(batch: EventBatch, map: EventMap): Mapped {
  const mapped: FlowEvent[] = []
  const brokenIds: string[] = []
  let cause: unknown
  for (const event of batch) {
    const { id } = event
    try {
      const made = map(event)
      // A promise, for one, would go out as an empty event: what goes out cannot wait on the way out.
      if (made && typeof made.type !== 'string') {
        throw new TypeError('FW5114 a map gives an event or undefined, and no promise')
      }
      // A backend names what it refuses by id, and takes an event that comes again for the same.
      if (made) mapped.push(made.id === id ? made : { ...made, id })
    } catch (error) {
      cause ??= error
      brokenIds.push(id)
    }
  }
  return { mapped, brokenIds, cause }
}
