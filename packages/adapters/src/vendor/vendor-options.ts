import type { DeliveryLimits, FlowEvent } from '@fairwell/core'
import type { RedactionOptions } from '../wrappers/redact-event.ts'

/** What every adapter of a vendor may be told. `Message` is what that vendor gets of one event. */
export interface VendorOptions<Message> {
  /**
   * Overrides what the vendor gets of an event; `undefined` leaves the event out.
   *
   * @example
   * map: (event, message) => (event.type === 'fairwell.screen.viewed' ? undefined : message)
   */
  readonly map?: ((event: FlowEvent, message: Message) => Message | undefined) | undefined
  /**
   * What is taken out of free words before anything else sees them; `false`: nothing.
   *
   * @default {} e-mail addresses, card numbers, IBANs and telephone numbers
   */
  readonly redact?: RedactionOptions | false | undefined
  /**
   * `false`: nothing that somebody wrote is told at all, not to `map` either.
   *
   * @default true
   */
  readonly words?: boolean | undefined
  /** Names the adapter in messages and in the storage. Default: the vendor's name. */
  readonly name?: string | undefined
  readonly limits?: DeliveryLimits | undefined
}

/** What an adapter that posts to a vendor's HTTP API may be told. */
export interface VendorHttpOptions {
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * The page's own client of a vendor, or what gives it: a client that is loaded later than the flow is
 * asked for at each delivery, and while it is not there the events stay stored. A client that is itself
 * a function is always given by another: `() => window.gtag`.
 */
export type VendorClient<Client> =
  | (Client extends (...parameters: never) => unknown ? never : Client)
  | (() => Client | undefined)

/** Who the vendor is told that this is. */
export interface VendorIdentity {
  /**
   * Whether `attempt.started` also tells the vendor who the subscriber is.
   *
   * @default false with `client`, which knows it already; true over HTTP
   */
  readonly identify?: boolean | undefined
  /** What the subscriber belongs to, such as the subscription or the company; events do not say it. */
  readonly group?: VendorGroup | undefined
}

/** What a product for analytics may be told, through its client or over HTTP. */
export interface AnalyticsOptions<Message>
  extends VendorOptions<Message>,
    VendorIdentity,
    VendorHttpOptions {}

/** A group of a vendor that has groups. */
export interface VendorGroup {
  /** For a vendor that has groups of many kinds. @default 'subscription' */
  readonly type?: string
  readonly id: string
}
