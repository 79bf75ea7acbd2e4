import type { EventQueue, QueueContext } from '@fairwell/core'
import type { EmbedOptions, OpenOptions, OpenResult } from './embed-options.ts'
import type { PackedWords } from './flow/pack-words.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** Where the loader keeps what the other files need; a second copy of the loader finds it there and defers. */
export const bridgeKey: unique symbol = Symbol.for('fairwell@1') as never

/** One wish to cancel, held by the loader until the flow takes it or the time is up. */
export interface Opening {
  readonly options: OpenOptions | undefined
  /** The host's control; absent where `Fairwell.open()` was called. */
  readonly control?: HTMLElement | undefined
  /** Takes it over, right before showing something. `false`: too late, it is already released. */
  claim(): boolean
  /** When it is released, by `performance.now()`. */
  readonly until: number
  /**
   * Says how an attempt ended. `released` and `failed` run the host's own cancel, once per opening
   * however often this is called.
   */
  settle(result: OpenResult): void
  /** Claims it and settles it without an attempt; `code` says what failed. Too late: does nothing. */
  end(outcome: OpenResult['outcome'], code?: string): void
}

/** What `fairwell-flow.js` gives the loader. */
export interface FlowEntry {
  /** The person is near the control: renders the first screen out of sight. Cheap to call again. */
  prepare(control?: HTMLElement): void
  /** Shows the flow, or ends the opening. Never rejects. */
  open(opening: Opening): Promise<void>
  close(): void
}

/** What `fairwell-delivery.js` gives the flow; by itself it sends what earlier pages could not. */
export interface Delivery {
  /** The queue of one flow, to the adapters that the options name. */
  connect(context: QueueContext, options: EmbedOptions, token?: TokenKeeper): EventQueue
  /** Sends what earlier pages stored, whichever flow it is of, with the options as they are now. */
  drain(): Promise<void>
}

/** What `fairwell-check.js` gives the flow: what is for developers, and not for every subscriber. */
export interface Checker {
  readonly checkDefinition: typeof import('./check/check-source.ts').checkDefinition
  readonly checkAccount: typeof import('./check/check-source.ts').checkAccount
  readonly explainFlow: typeof import('./check/explain-flow.ts').explainFlow
}

/** What the files find each other by. */
export interface Parts {
  flow: FlowEntry
  check: Checker
  delivery: Delivery
  /** What each locale's file must be, for pages that pin. */
  locales: Readonly<Record<string, string>>
  [locale: `locales/${string}`]: PackedWords
}

export interface Bridge extends Partial<Parts> {
  /** The script tag's attributes, then the options of each `init` call, oldest first. */
  readonly inits: EmbedOptions[]
  /** What the loader goes by: all of them, merged. */
  readonly settings: EmbedOptions
  /** The widget's words in the page's language, as soon as they are known. */
  words?: EmbedOptions['messages']
  /**
   * Loads and runs one of the other files, once. May be called again after it has rejected.
   *
   * @param integrity What it must be, where the page pins its files. Default: what the flow must be.
   */
  load<Name extends keyof Parts>(name: Name, integrity?: string): Promise<Parts[Name]>
}

declare global {
  interface Window {
    [bridgeKey]?: Bridge
  }
}
