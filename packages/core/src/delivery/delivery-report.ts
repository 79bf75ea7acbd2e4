import type { FlowEvent } from '../events/flow-event.ts'

/**
 * What has become of events on their way to one adapter: `stored` (a crash no longer loses them),
 * `sending`, `delivered`, `retrying` (failed, comes again), `handed-over` (to the browser of a page that
 * goes away, not acknowledged), `set-aside` (the backend will never take them), `dropped` (too much was
 * unsent, or the storage lost them).
 */
export type DeliveryStatus =
  | 'stored'
  | 'sending'
  | 'delivered'
  | 'retrying'
  | 'handed-over'
  | 'set-aside'
  | 'dropped'

/** One step in the life of some events, for views and logs; never a thing to act on. */
export interface DeliveryReport {
  readonly adapter: string
  readonly status: DeliveryStatus
  /** Of every event that it is about. */
  readonly ids: readonly string[]
  /** Without those that lay in the storage alone when they were dropped. */
  readonly events: readonly FlowEvent[]
  /** Which try of this batch, from 1. With `sending`, `delivered` and `retrying`. */
  readonly attempt?: number | undefined
  /** With `retrying`. */
  readonly retryInMs?: number | undefined
  /** Of the diagnostic that goes with it. */
  readonly code?: string | undefined
  readonly reason?: string | undefined
}
