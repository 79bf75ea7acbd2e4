import type { FlowEvent } from '../events/flow-event.ts'

/** An event that one adapter has not confirmed yet. */
export interface QueuedEvent {
  /** Where it is stored. */
  readonly key: string
  /** Bytes of its UTF-8 JSON. */
  readonly bytes: number
  /** Absent while it lies in the storage alone. */
  event: FlowEvent | undefined
  /** Resolves, never rejects, when the storage has it or has failed. */
  stored: Promise<unknown>
  /** Which state of the storage has it: -1 if that cannot be told; 0 if none, or not yet. */
  inState: number
  /** Whether the storage would not take it. */
  isRefused?: boolean
}

/** The events of a batch, as far as they are in memory. */
export function eventsOf(batch: readonly QueuedEvent[]): readonly FlowEvent[] {
  return batch.flatMap(({ event }) => event ?? [])
}
