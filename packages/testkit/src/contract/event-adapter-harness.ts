import type { EventAdapter } from '@fairwell/core'

/** How the backend behind a harness meets what comes next. */
export type BackendBehaviour =
  /** Takes everything. */
  | 'takes'
  /** Cannot be reached: the connection breaks. */
  | 'unreachable'
  /** Takes the request and never answers. */
  | 'silent'
  /** Answers an HTTP status, or what stands for it there. */
  | { readonly status: number; readonly retryAfterSeconds?: number | undefined }
  /** Takes the batch but for these events, which it will never take. */
  | { readonly rejects: readonly string[] }

/** A request as the backend has seen it. */
export interface SeenRequest {
  /** Whether it goes on when the page is gone: `keepalive`. */
  readonly isKeptAlive: boolean
}

/** An adapter with the backend that it delivers to; made anew for each test. */
export interface EventAdapterHarness {
  readonly adapter: EventAdapter
  /** The ids of the events that the backend has, in the order of arrival, repeats included. */
  receivedIds(): readonly string[] | Promise<readonly string[]>
  /**
   * What the backend was asked with, in order, whatever it answered. Where it is absent, it is not asked
   * whether the adapter tries again by itself and whether its last request outlives the page.
   */
  requests?(): readonly SeenRequest[]
  /** From now on the backend behaves so. Called only for what the adapter can. */
  behave(behaviour: BackendBehaviour): void | Promise<void>
  /** Only for an adapter that waits at first: what its `hold()` waits for comes now. Called before all tests but that of waiting. */
  letGo?(): void | Promise<void>
  close?(): void | Promise<void>
}

/** What an adapter may be unable to, each with the reason, which shows in the test report. */
export interface EventAdapterLimits {
  /** Its backend never refuses, breaks or keeps it waiting. */
  readonly fail?: string | undefined
  /** Its backend never names single events that it refuses. */
  readonly rejectIds?: string | undefined
  /** Its backend never says how long to wait. */
  readonly retryAfter?: string | undefined
  /** It has no `deliverOnExit`. */
  readonly exit?: string | undefined
}

export interface DescribeEventAdapterOptions {
  /** Default: it can do everything. */
  readonly cannot?: EventAdapterLimits | undefined
  /** Imports the module of the adapter, to see that importing it does nothing: `() => import('./acme-adapter.ts')`. */
  readonly module?: (() => Promise<unknown>) | undefined
}
