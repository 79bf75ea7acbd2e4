import type { FlowEvent } from '../events/flow-event.ts'

/** An event that one adapter has not confirmed yet. */
export interface QueuedEvent {
  /** Where it is stored. */
  readonly key: string
  readonly event: FlowEvent
  /** Bytes of its UTF-8 JSON. */
  readonly bytes: number
  /** Whether the storage has it. */
  readonly isStored: Promise<boolean> | true
}
