import type { Account, FlowEvent } from '@fairwell/core'
import type { ExplainedOffer } from './explain-offers.ts'
import type { DemoSettings, SwitchName } from './settings.ts'

/** An event as it lies in its store. */
export interface StoredView {
  readonly event: FlowEvent
  /** Who said it: the page, or the server that did the action. */
  readonly origin: 'client' | 'server'
  /** A signed token vouched for the subject. */
  readonly isVerified: boolean
}

/** Everything that the panel shows but the events. */
export interface PanelView {
  readonly epoch: number
  readonly settings: DemoSettings
  readonly switches: {
    readonly [Name in SwitchName]: {
      readonly label: string
      readonly choices: readonly { readonly id: string; readonly label: string }[]
    }
  }
  /** What the settings change, one sentence each. */
  readonly notes: readonly string[]
  /** What the endpoint that takes events does; empty where it works. */
  readonly eventsNote: string
  readonly before: Account
  readonly account: Account
  /** How often the merchant's own cancel ran since the fresh start. */
  readonly hostCancels: number
  readonly offers: {
    /** The reason that this is about; absent before one was said. */
    readonly reason?: string | undefined
    /** Whether the reason is tried out in the panel, not said in the page. */
    readonly isTriedOut: boolean
    readonly reasons: readonly { readonly id: string; readonly label: string }[]
    readonly explanations: readonly ExplainedOffer[]
    /** Ids of the offers that the page has shown in this attempt. */
    readonly shown: readonly string[]
  }
  /** Where the events lie, and how many of earlier runs are there. */
  readonly store: { readonly name: string; readonly earlier: number }
}

/** What the stream carries. */
export type PanelMessage =
  | { readonly view: PanelView }
  /** `isFresh`: forget what was shown before. */
  | { readonly events: readonly StoredView[]; readonly isFresh: boolean }
