import type { QueuedEvent } from './queued-event.ts'

/** Bytes of a batch as a JSON array: its events, commas and brackets. */
export function batchBytes(batch: readonly QueuedEvent[]): number {
  return batch.reduce((sum, { bytes }) => sum + bytes + 1, 1)
}

/** The first events that fit into one delivery; a single one that does not fit goes alone. */
export function takeBatch(
  events: readonly QueuedEvent[],
  maxEvents: number,
  maxBytes: number,
): readonly QueuedEvent[] {
  let batch = events.slice(0, Math.max(1, maxEvents))
  while (batch.length > 1 && batchBytes(batch) > maxBytes) batch = batch.slice(0, -1)
  return batch
}
