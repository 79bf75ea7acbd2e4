import { DeliveryError, type EventAdapter, type FlowEvent } from '@fairwell/core'
import { clientAdapter } from './vendor/client-adapter.ts'
import { snakeName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import { givenOnce } from './vendor/given-once.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { refuseSecret } from './vendor/refuse-secret.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

type IntercomValue = string | number | { readonly amount: number; readonly currency: string }

/** The function of Intercom's Messenger. */
export interface Intercom {
  (method: 'trackEvent', name: string, metadata: object): void
  (method: 'update', attributes: object): void
}

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
  /** Attributes of the user that an event changes. Default: none. */
  readonly update?: ((event: FlowEvent) => object | undefined) | undefined
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
 * intercomAdapter({ update: ({ type }) => type === 'fairwell.attempt.saved' ? { saved_by_flow: true } : undefined })
 * @throws Error FW5101 in a page that has an `accessToken`: anyone could read it there.
 * @see https://developers.intercom.com/installing-intercom/web/methods
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/createdataevent
 */
export function intercomAdapter(options: IntercomAdapterOptions = {}): EventAdapter {
  return options.accessToken === undefined ? messengerAdapter(options) : apiAdapter(options)
}

function messengerAdapter(options: IntercomMessengerOptions): EventAdapter {
  const { client = () => (globalThis as { Intercom?: Intercom }).Intercom } = options
  const once = givenOnce()

  return clientAdapter<Intercom, IntercomMessage>(
    { ...options, client },
    {
      name: 'intercom',
      isReady: Boolean,
      exits: true,
      toMessage,
      send: (intercom, { event, message: { name, metadata } }) =>
        once(event.id, () => {
          intercom('trackEvent', name, metadata)
          const attributes = options.update?.(event)
          if (attributes) intercom('update', attributes)
        }),
    },
  )
}

function apiAdapter(options: IntercomApiOptions): EventAdapter {
  const { accessToken, url = 'https://api.intercom.io/events' } = options
  refuseSecret(accessToken, /./)
  const secondOf = freeSeconds()

  return postingAdapter<IntercomMessage>(
    // The API takes one event.
    { ...options, limits: { ...options.limits, maxBatchEvents: 1 } },
    {
      name: 'intercom',
      toMessage,
      toRequest: ([
        {
          event,
          message: { name, metadata },
        },
      ]) => {
        if (!event.subject) throw new DeliveryError('no subject', { retryable: false })
        return {
          url,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${accessToken}`,
            'intercom-version': '2.11',
          },
          body: JSON.stringify({
            event_name: name,
            created_at: secondOf(event, name),
            user_id: event.subject,
            metadata,
          }),
        }
      },
    },
  )
}

/**
 * Intercom takes events of one user with the same name and the same second for one and the same: of two
 * offers on a screen it would keep the first. The second one is dated a second later.
 */
function freeSeconds(): (event: FlowEvent, name: string) => number {
  const taken = new Map<string, string>()

  return ({ id, time, subject }, name) => {
    let second = Math.floor(Date.parse(time) / 1000)
    const key = () => `${second} ${name} ${subject}`
    while ((taken.get(key()) ?? id) !== id) second++
    taken.set(key(), id)
    if (taken.size > 1000) taken.delete(taken.keys().next().value as string)
    return second
  }
}

/** What is the event's own comes first, as only ten keys are kept. */
function toMessage(event: FlowEvent): IntercomMessage {
  const { attempt_id, attempt_seq, flow_id, flow_version, mode, locale, value, currency, ...own } =
    eventProperties(event)
  const { subscription_price_minor, amount_minor = subscription_price_minor, ...facts } = own
  const metadata = {
    ...(currency !== undefined && { price: { amount: amount_minor, currency } }),
    attempt_id,
    flow_id,
    ...facts,
  }
  const entries = Object.entries(metadata).filter(([name]) => name !== 'subscription_currency')
  return {
    name: snakeName(event).replace(/_/g, '-'),
    metadata: Object.fromEntries(entries.slice(0, 10).map(([name, each]) => [name, cut(each)])),
  }
}

function cut(value: unknown): IntercomValue {
  if (typeof value === 'number' || (value instanceof Object && 'amount' in value)) {
    return value as IntercomValue
  }
  return `${value}`.slice(0, 255)
}
