import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { cutProperties } from './counted/cut-properties.ts'
import { pageFunction } from './counted/page-function.ts'
import { secretAdapter } from './counted/secret-adapter.ts'
import { snakeName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

type IntercomValue = string | number | { readonly amount: number; readonly currency: string }

/** The function of Intercom's Messenger. */
export type Intercom = (method: 'trackEvent', name: string, metadata: object) => void

/** What Intercom gets of an event. */
export interface IntercomMessage {
  /** `cancel-flow-offer-shown` */
  readonly name: string
  /** At most 10 keys; what is more Intercom ignores. Text has at most 255 characters. */
  readonly metadata: { readonly [name: string]: IntercomValue }
}

/** For pages: the Messenger. */
export interface IntercomMessengerOptions extends VendorOptions<IntercomMessage> {
  /** What gives the page's Messenger, asked at each delivery. @default () => window.Intercom */
  readonly client?: VendorClient<Intercom> | undefined
  readonly accessToken?: undefined
}

/** For servers: the REST API. */
export interface IntercomApiOptions extends VendorOptions<IntercomMessage>, VendorHttpOptions {
  readonly accessToken: string
  /** @default 'https://api.intercom.io/events' */
  readonly url?: string | undefined
}

export type IntercomAdapterOptions = IntercomMessengerOptions | IntercomApiOptions

/**
 * Tells Intercom of events: in a page through the Messenger, from a server by its API.
 *
 * @example
 * intercomAdapter()
 * @throws Error FW5101 in a page that has an `accessToken`: anyone could read it there.
 * @see https://developers.intercom.com/installing-intercom/web/methods
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/createdataevent
 */
export function intercomAdapter(options: IntercomAdapterOptions = {}): EventAdapter {
  if (options.accessToken !== undefined) {
    const { accessToken, url = 'https://api.intercom.io/events' } = options
    const secondOf = freeSeconds()
    let asked: string
    // A 404 says that an address is wrong, which can be put right. Of Intercom it may also say that the user
    // is not known: then it is this event that will not be taken, and the next one may be another user's.
    const telling: typeof fetch = async (input, init) => {
      const response = await (options.fetch ?? fetch)(input, init)
      return response.status === 404 && /not_found/.test(await response.text())
        ? Response.json({ rejectedIds: [asked] })
        : response
    }
    return secretAdapter<IntercomMessage>({ ...options, fetch: telling }, accessToken, {
      name: 'intercom',
      url,
      headers: { authorization: `Bearer ${accessToken}` },
      maxBatchEvents: 1,
      toMessage,
      toBody: ([{ event, message }]) => {
        asked = event.id
        return {
          event_name: message.name,
          created_at: secondOf(event),
          // Without a user Intercom refuses it.
          user_id: event.subject,
          metadata: message.metadata,
        }
      },
    })
  }

  const { client = pageFunction<Intercom>('Intercom') } = options
  return countedAdapter<Intercom, IntercomMessage>(
    { ...options, client },
    'intercom',
    toMessage,
    (intercom, { message: { name, metadata } }) => intercom('trackEvent', name, metadata),
  )
}

/**
 * Intercom takes events of one user with the same name and the same second for one and the same: of two
 * offers on a screen it would keep the first. The second one is dated a second later.
 */
function freeSeconds(): (event: FlowEvent) => number {
  const taken = new Map<string, string>()

  return ({ id, time, subject, type }) => {
    let second = Math.floor(Date.parse(time) / 1000)
    const key = () => [second, type, subject].join()
    while ((taken.get(key()) ?? id) !== id) second++
    if (taken.size > 1000) taken.clear()
    taken.set(key(), id)
    return second
  }
}

/** What is the event's own comes first, as only ten keys are kept. */
function toMessage(event: FlowEvent): IntercomMessage {
  const { attempt_id, attempt_seq, flow_id, flow_version, mode, locale, value, currency, ...own } =
    eventProperties(event)
  const { subscription_currency, subscription_price_minor, amount_minor, ...facts } = own
  const amount = (amount_minor ?? subscription_price_minor) as number
  return {
    name: snakeName(event).replace(/_/g, '-'),
    metadata: {
      ...(currency && { price: { amount, currency: currency as string } }),
      ...cutProperties({ attempt_id, flow_id, ...facts }, currency ? 9 : 10, 99, 255),
    },
  }
}
