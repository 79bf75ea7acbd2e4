/** What becomes of one request, and of what is in it. */
export type Fate =
  /** It never arrives, and the page is told that it failed. */
  | 'drop'
  /** It never arrives, and nobody answers. */
  | 'black-hole'
  /** It arrives; the answer is lost, and the page is told that it failed. */
  | 'lose-answer'
  /** It arrives, and nobody answers. */
  | 'silence'
  /** It arrives late, whatever has become of the page by then. */
  | 'delay'
  /** It arrives, and later once more. */
  | 'duplicate'
  /** The connection breaks when half of the body has been read: the backend has nothing. */
  | 'reset-request'
  /** It arrives; the connection breaks in the middle of the answer. */
  | 'reset-answer'
  /** The backend takes the first half of the batch, then answers 500. */
  | 'half-then-500'
  /** It is led to a page to log in, which answers 200: the backend has nothing. */
  | 'login-page'
  | 400
  | 401
  | 404
  | 408
  | 413
  | 429
  | 500
  | 502
  | 503

/** How the storage of the browser fails: full, refused, never answering, or late. */
export type StorageFault = 'quota' | 'denied' | 'hang' | 'slow'

/** What is stored in place of an event. */
export type Garbage = 'cut' | 'null' | 'object' | 'number' | 'nothing' | 'another'

/**
 * One thing that happens. The next one follows at once, also in the middle of what a page does, unless
 * it is one to `wait`. Tabs and backends are counted from 0; times are ms.
 */
export type Step =
  | { readonly do: 'open' | 'flush' | 'hide' | 'restore' | 'evict'; readonly tab: number }
  /** The part of the page that has the queue is taken away and put in again. */
  | { readonly do: 'remount'; readonly tab: number }
  | {
      readonly do: 'push'
      readonly tab: number
      readonly count: number
      /** Begins another attempt. */
      readonly fresh: boolean
      readonly size: 'small' | 'big' | 'huge'
      /** The last of them is never taken: the batch is refused, or the event is named. */
      readonly poison?: 'refused' | 'named' | undefined
    }
  | { readonly do: 'wait'; readonly ms: number }
  /** So many promises settle, one after the other. */
  | { readonly do: 'ticks'; readonly count: number }
  /** The page runs no more. What it was writing is written, or is not. */
  | { readonly do: 'crash'; readonly tab: number; readonly writes: boolean }
  /** The page runs no more from its n-th call of anything outside on. */
  | { readonly do: 'crash-at-call'; readonly tab: number; readonly calls: number }
  /** The page goes away and comes again, goes for good, or is killed once it is hidden. */
  | { readonly do: 'leave'; readonly tab: number; readonly how: 'reload' | 'close' | 'kill' }
  /** The page goes away and is kept for the way back. */
  | { readonly do: 'freeze'; readonly tab: number }
  | {
      readonly do: 'fate'
      readonly backend: number
      readonly fate: Fate
      readonly ms: number
      /** How the answer asks to be left alone for `ms`, if it does. */
      readonly retryAfter?: 'seconds' | 'date' | undefined
    }
  | {
      readonly do: 'outage'
      readonly backend: number
      readonly ms: number
      readonly how: 'refuses' | 'answers 503' | 'answers 404' | 'is silent' | 'is slow'
    }
  | { readonly do: 'offline'; readonly ms: number }
  | { readonly do: 'storage'; readonly fault: StorageFault; readonly ms: number }
  | { readonly do: 'wipe' }
  | { readonly do: 'corrupt'; readonly count: number; readonly garbage: Garbage }
  /** What the machine's clock says changes by so much. */
  | { readonly do: 'clock'; readonly ms: number }
  /** The adapter may have no events for so long, as before a consent. */
  | {
      readonly do: 'hold'
      readonly backend: number
      readonly ms: number
      readonly rejects: boolean
    }
  /** What the adapter needs for a request cannot be had for so long: a token, say. */
  | { readonly do: 'no-token'; readonly backend: number; readonly ms: number }

/** What happens in one run. The same schedule gives the same run. */
export interface Schedule {
  readonly seed: number
  readonly steps: readonly Step[]
  /** Whether the browser has `fetchLater`. */
  readonly hasFetchLater: boolean
  /** Whether faults touch the second backend alone: the first must not notice. */
  readonly oneSided: boolean
}
