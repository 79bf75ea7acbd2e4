import { DeliveryError, type EventAdapter, type FlowEvent } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { cutProperties } from './counted/cut-properties.ts'
import { pageFunction } from './counted/page-function.ts'
import { secretAdapter } from './counted/secret-adapter.ts'
import { needs } from './needs.ts'
import { snakeName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

/** The function of the Google tag. */
export type Gtag = (command: 'event', name: string, parameters: object) => void

/** What Google Analytics gets of an event. */
export interface Ga4Message {
  /** At most 40 characters: letters, numbers and `_`. */
  readonly name: string
  /** At most 25; a name has at most 40 characters and a value at most 100. */
  readonly params: { readonly [name: string]: string | number }
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
 * @throws Error FW5101 in a page that has an `apiSecret`: anyone could read it there; FW5102
 * where there is no `measurementId` or `clientId` with it.
 * @see https://developers.google.com/tag-platform/gtagjs/reference
 * @see https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 */
export function ga4Adapter(options: Ga4AdapterOptions = {}): EventAdapter {
  if (options.apiSecret !== undefined) {
    needs(options, 'ga4', 'measurementId')
    needs(options, 'ga4', 'clientId')
    const { apiSecret, measurementId, clientId } = options
    const { url = 'https://www.google-analytics.com/mp/collect' } = options
    return secretAdapter<Ga4Message>(options, apiSecret, {
      name: 'ga4',
      url: `${url}?measurement_id=${measurementId}&api_secret=${apiSecret}`,
      // A request is of one client, and one that fails must not repeat what another brought.
      maxBatchEvents: 1,
      toMessage,
      toBody: ([{ event, message }]) => {
        const client_id = clientId(event)
        if (!client_id) {
          throw new DeliveryError('no client id', { retryable: false, rejectedIds: [event.id] })
        }
        return {
          client_id,
          user_id: event.subject,
          timestamp_micros: Date.parse(event.time) * 1000,
          events: [message],
        }
      },
    })
  }

  const { client = pageFunction<Gtag>('gtag'), sendTo, eventTimeoutMs = 2000 } = options
  return countedAdapter<Gtag, Ga4Message>(
    { ...options, client },
    'ga4',
    toMessage,
    (gtag, { message: { name, params } }) =>
      new Promise<void>((resolve) => {
        gtag('event', name, {
          ...params,
          ...(sendTo && { send_to: sendTo }),
          event_callback: () => resolve(),
          event_timeout: eventTimeoutMs,
        })
      }),
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
    ...(currency && { value, currency }),
    // Shown in DebugView, and left out of reports by the filter for developer traffic.
    ...(test_mode && { debug_mode: 1 }),
    ...properties,
  }
  return { name: snakeName(event), params: cutProperties(params, 25, 40, 100) }
}
