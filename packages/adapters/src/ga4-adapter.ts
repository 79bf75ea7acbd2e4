import { DeliveryError, type EventAdapter, type FlowEvent } from '@fairwell/core'
import { clientAdapter } from './vendor/client-adapter.ts'
import { snakeName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import { givenOnce } from './vendor/given-once.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { refuseSecret } from './vendor/refuse-secret.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

/** The function of the Google tag. */
export type Gtag = (command: 'event', name: string, parameters: object) => void

/** What Google Analytics gets of an event. */
export interface Ga4Message {
  /** At most 40 characters: letters, numbers and `_`. */
  readonly name: string
  /** At most 25; a name has at most 40 characters and a value at most 100. */
  readonly params: { readonly [name: string]: string | number | boolean }
}

/** For pages. */
export interface Ga4TagOptions extends VendorOptions<Ga4Message> {
  /** What gives the page's Google tag, asked at each delivery. @default () => window.gtag */
  readonly client?: VendorClient<Gtag> | undefined
  /** Measurement ids or groups that the events go to. Default: all that the page has configured. */
  readonly sendTo?: string | readonly string[] | undefined
  /** How long the tag waits before it calls back anyway, in ms. @default 2000 */
  readonly eventTimeoutMs?: number | undefined
  readonly apiSecret?: undefined
}

/** For servers: the Measurement Protocol. */
export interface Ga4ProtocolOptions extends VendorOptions<Ga4Message>, VendorHttpOptions {
  readonly apiSecret: string
  /** `G-…` of the web stream. */
  readonly measurementId: string
  /** The browser that an event belongs to: what stands in its `_ga` cookie after `GA1.1.`. */
  readonly clientId: (event: FlowEvent) => string | undefined
  /** @default 'https://www.google-analytics.com/mp/collect' */
  readonly url?: string | undefined
}

export type Ga4AdapterOptions = Ga4TagOptions | Ga4ProtocolOptions

/**
 * Gives events to the page's Google tag (gtag.js) for Google Analytics 4, and has delivered them when the
 * tag calls back; or posts them from a server by the Measurement Protocol.
 *
 * @example
 * ga4Adapter({ sendTo: 'G-XXXXXXXXXX' })
 * @throws Error FW5101 in a page that has an `apiSecret`: anyone could read it there.
 * @see https://developers.google.com/tag-platform/gtagjs/reference
 * @see https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 */
export function ga4Adapter(options: Ga4AdapterOptions = {}): EventAdapter {
  return options.apiSecret === undefined ? tagAdapter(options) : protocolAdapter(options)
}

function tagAdapter(options: Ga4TagOptions): EventAdapter {
  const { client = () => (globalThis as { gtag?: Gtag }).gtag } = options
  const once = givenOnce()

  return clientAdapter<Gtag, Ga4Message>(
    { ...options, client },
    {
      name: 'ga4',
      isReady: Boolean,
      exits: true,
      toMessage,
      send: (gtag, { event: { id }, message: { name, params } }) =>
        once(
          id,
          () =>
            new Promise<void>((resolve) => {
              gtag('event', name, {
                ...params,
                ...(options.sendTo && { send_to: options.sendTo }),
                event_callback: () => resolve(),
                event_timeout: options.eventTimeoutMs ?? 2000,
              })
            }),
        ),
    },
  )
}

function protocolAdapter(options: Ga4ProtocolOptions): EventAdapter {
  const { apiSecret, measurementId, clientId } = options
  const { url = 'https://www.google-analytics.com/mp/collect' } = options
  refuseSecret(apiSecret, /./)

  return postingAdapter<Ga4Message>(
    // A request is of one client, and one that fails must not repeat what another brought.
    { ...options, limits: { ...options.limits, maxBatchEvents: 1 } },
    {
      name: 'ga4',
      toMessage,
      toRequest: ([{ event, message }]) => {
        const client_id = clientId(event)
        if (!client_id) throw new DeliveryError('no client id', { retryable: false })
        return {
          url: `${url}?measurement_id=${measurementId}&api_secret=${apiSecret}`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            client_id,
            ...(event.subject && { user_id: event.subject }),
            timestamp_micros: Date.parse(event.time) * 1000,
            events: [message],
          }),
        }
      },
    },
  )
}

/**
 * Within the limits of what is collected: the event's id and money come first, so that what is too much
 * is cut from the terms of an offer.
 *
 * @see https://support.google.com/analytics/answer/9267744
 */
function toMessage(event: FlowEvent): Ga4Message {
  const { value, currency, test_mode, ...properties } = eventProperties(event)
  const params = {
    event_id: event.id,
    ...(currency !== undefined && { value, currency }),
    // Shown in DebugView, and left out of reports by the filter for developer traffic.
    ...(test_mode && { debug_mode: true }),
    ...properties,
  }
  const entries = Object.entries(params).slice(0, 25)
  return {
    name: snakeName(event),
    params: Object.fromEntries(entries.map(([name, each]) => [name.slice(0, 40), cut(each)])),
  }
}

function cut(value: unknown): string | number | boolean {
  return typeof value === 'string' || value instanceof Object
    ? `${value}`.slice(0, 100)
    : (value as number | boolean)
}
