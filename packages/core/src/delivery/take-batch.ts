import type { QueuedEvent } from './queued-event.ts'

/** Bytes of a batch as a JSON array: its events, commas and brackets. */
export function batchBytes(batch: readonly Pick<QueuedEvent, 'bytes'>[]): number {
  return batch.reduce((sum, { bytes }) => sum + bytes + 1, 1)
}

/** The first events that fit into one delivery; a single one that does not fit goes alone. */
export function takeBatch<Queued extends Pick<QueuedEvent, 'bytes'>>(
  events: Iterable<Queued>,
  maxEvents: number,
  maxBytes: number,
): readonly Queued[] {
  const batch: Queued[] = []
  let bytes = 1
  for (const queued of events) {
    bytes += queued.bytes + 1
    if (batch[0] && (bytes > maxBytes || batch.length >= maxEvents)) break
    batch.push(queued)
  }
  return batch
}
