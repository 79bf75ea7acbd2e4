import type { FlowEvent } from '../events/flow-event.ts'

/** Events in the order in which they are to arrive; never empty. */
export type EventBatch = readonly FlowEvent[]

/** What an adapter may want to know of one delivery. */
export interface DeliveryContext {
  /** 1 on the first try of this batch. */
  readonly attempt: number
  /** Aborts when the queue no longer waits for the answer. */
  readonly signal: AbortSignal
}

/** How much one delivery may carry. */
export interface DeliveryLimits {
  readonly maxBatchEvents?: number | undefined
  /** Bytes of the UTF-8 JSON of the batch. */
  readonly maxBatchBytes?: number | undefined
}

/** Carries events to one backend. The queue owns batching, order, retry and persistence. */
export interface EventAdapter {
  readonly name: string
  /** Resolves when the backend has the batch. @throws DeliveryError */
  deliver(batch: EventBatch, context: DeliveryContext): Promise<void>
  /** The page is going away: never throws, never waits. `true` = handed over, not acknowledged. */
  deliverOnExit?(batch: EventBatch): boolean
  /**
   * Leaves `events`, what is not confirmed, with something that sends it only if the page ends, however
   * it ends: a crash, too. Takes the place of what it left before; none calls that off. Never
   * throws; told again and again, a moment after anything has changed.
   */
  standBy?(events: readonly FlowEvent[]): void
  readonly limits?: DeliveryLimits | undefined
  /**
   * What the queue waits for before it delivers, such as a consent; `undefined`: nothing. Meanwhile the
   * events stay stored, none is handed over and no failure is counted. Asked again once it has settled.
   * An adapter that begins to hold calls off by itself what it was left to stand by.
   */
  hold?(): Promise<unknown> | undefined
  dispose?(): void
}

/** Adapters as a page lists them: what is false or missing stands for none. */
export type GivenAdapters = readonly (EventAdapter | false | null | undefined)[]

/** The adapters in a list that may have gaps. */
export function adaptersIn(given: GivenAdapters = []): readonly EventAdapter[] {
  return given.filter((adapter) => !!adapter)
}
