import type { FlowEvent } from '../events/flow-event.ts'

/** Time, as the flow sees it. */
export interface ClockPort {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void
}

/** Small strings that outlive a page. Every method may reject; the flow works without. */
export interface StoragePort {
  get(key: string): Promise<string | undefined>
  /** Resolves once it is kept; with `false` where only this page has it. */
  set(key: string, value: string): Promise<unknown>
  delete(key: string): Promise<void>
  /** Every key that is there. Absent: events that an earlier page could not send are not found again. */
  keys?(): Promise<readonly string[]>
}

/** What happens to the page around the flow. */
export type LifecycleMoment = 'hidden' | 'gone' | 'restored' | 'online'

export interface LifecyclePort {
  /** Returns the function that stops listening. */
  on(moment: LifecycleMoment, listener: () => void): () => void
}

/** Lets one of several tabs do a thing. */
export interface LockPort {
  /** Runs `task` while holding the lock called `name`; resolves when the task has settled. */
  run(name: string, task: () => Promise<void>): Promise<void>
}

/** Everything outside that the core uses. `/browser` exports `browserPorts()`; the default is memory ports. */
export interface Ports {
  readonly clock: ClockPort
  /** A new UUIDv7. */
  readonly ids: () => string
  /** A number in [0, 1). */
  readonly random: () => number
  /** Absent: nothing is kept across pages. */
  readonly storage?: StoragePort | undefined
  readonly lifecycle: LifecyclePort
  readonly lock: LockPort
  /**
   * Runs soon what nobody who opens a flow has to wait for: its first events, and the record of it.
   * Never later than the page goes away. Absent: it runs at once.
   */
  readonly soon?: ((task: () => void) => void) | undefined
  /** Origin of the page, the start of every event's `source`; empty where there is none. */
  readonly origin: string
}

/** A message for the developer; never for the subscriber, and never a thing to act on. */
export interface Diagnostic {
  readonly level: 'info' | 'warn' | 'error'
  readonly code: string
  readonly message: string
  readonly event?: FlowEvent | undefined
}
