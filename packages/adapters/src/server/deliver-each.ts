import { DeliveryError, type EventBatch, type FlowEvent, isDeliveryError } from '@fairwell/core'

/**
 * Sends the events of a batch one after the other. One that is refused for good is named, and the others go on;
 * where one is to be sent again, what comes after it must not arrive before it.
 *
 * @throws DeliveryError
 */
export async function deliverEach(
  batch: EventBatch,
  send: (event: FlowEvent) => Promise<void>,
): Promise<void> {
  const rejectedIds: string[] = []
  for (const event of batch) {
    try {
      await send(event)
    } catch (error) {
      if (!isDeliveryError(error) || batch.length === 1) throw error
      const { message, retryable, retryAfterMs, cause, rejectedIds: named = [event.id] } = error
      if (retryable) {
        throw new DeliveryError(message, { retryable, retryAfterMs, rejectedIds, cause })
      }
      // An answer may name others: then this one has arrived.
      if (named.includes(event.id)) rejectedIds.push(event.id)
    }
  }
  if (rejectedIds.length) {
    throw new DeliveryError('single events were refused', { retryable: false, rejectedIds })
  }
}
