import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { cutProperties } from './counted/cut-properties.ts'
import { pageArray } from './counted/page-array.ts'
import { secretAdapter } from './counted/secret-adapter.ts'
import { needs } from './needs.ts'
import { snakeName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import type { VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

/** What HubSpot gets of an event. */
export interface HubspotMessage {
  /** The fully qualified name: `pe<HubID>_cancel_flow_offer_shown`. */
  readonly name: string
  /** At most 50; a name has at most 50 characters and a value at most 256. */
  readonly properties: { readonly [name: string]: string | number }
}

/** Who an event belongs to, by one of these. */
export interface HubspotContact {
  readonly email?: string | undefined
  /** HubSpot's own id of the record. */
  readonly objectId?: string | undefined
  /** What stands in the cookie `hubspotutk`. */
  readonly utk?: string | undefined
}

interface HubspotNaming extends VendorOptions<HubspotMessage> {
  /** The id of your HubSpot account, which names of custom events begin with. */
  readonly hubId: string | number
}

/** For pages: the tracking code. */
export interface HubspotTrackingOptions extends HubspotNaming {
  /** Told before the first event, where the page's tracking code does not know it. */
  readonly identify?: { readonly email: string; readonly id?: string | undefined } | undefined
  readonly accessToken?: undefined
}

/** For servers: the custom events API. */
export interface HubspotApiOptions extends HubspotNaming, VendorHttpOptions {
  /** The token of a private app with the scope `behavioral_events.event_completion.write`. */
  readonly accessToken: string
  /** Whose event it is; what HubSpot does not know it refuses. */
  readonly contact: (event: FlowEvent) => HubspotContact
  /** @default 'https://api.hubapi.com/events/v3/send/batch' */
  readonly url?: string | undefined
}

export type HubspotAdapterOptions = HubspotTrackingOptions | HubspotApiOptions

/**
 * Gives events to HubSpot as custom events: in a page by its tracking code, from a server by its API.
 *
 * @example
 * hubspotAdapter({ hubId: 1234567 })
 * @throws Error FW5101 in a page that has an `accessToken`: anyone could read it there; FW5102
 * without `hubId`, or without `contact` where there is an `accessToken`.
 * @see https://developers.hubspot.com/docs/api-reference/2026-03/account/settings/tracking-code/track-event
 * @see https://developers.hubspot.com/docs/api-reference/events-send-event-completions-v3/guide
 */
export function hubspotAdapter(options: HubspotAdapterOptions): EventAdapter {
  needs(options, 'hubspot', 'hubId')
  const toMessage = (event: FlowEvent): HubspotMessage => ({
    name: `pe${options.hubId}_${snakeName(event)}`,
    // A request that is over the limits fails as a whole.
    properties: cutProperties({ event_id: event.id, ...eventProperties(event) }, 50, 50, 256),
  })

  if (options.accessToken !== undefined) {
    needs(options, 'hubspot', 'contact')
    const { accessToken, contact, url = 'https://api.hubapi.com/events/v3/send/batch' } = options
    return secretAdapter<HubspotMessage>(options, accessToken, {
      name: 'hubspot',
      url,
      headers: { authorization: `Bearer ${accessToken}` },
      toMessage,
      toBody: (messages) => ({
        inputs: messages.map(({ event, message: { name, properties } }) => ({
          ...contact(event),
          eventName: name,
          occurredAt: event.time,
          // A second one with the same id is refused.
          uuid: event.id,
          properties,
        })),
      }),
    })
  }

  let { identify } = options
  return countedAdapter<unknown[], HubspotMessage>(
    { ...options, client: pageArray('_hsq') },
    'hubspot',
    toMessage,
    (queue, { message }) => {
      if (identify) queue.push(['identify', identify])
      identify = undefined
      queue.push(['trackCustomBehavioralEvent', message])
    },
  )
}
