import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { needs } from './needs.ts'
import { checkStatus } from './vendor/check-status.ts'
import { clientAdapter } from './vendor/client-adapter.ts'
import { titleName } from './vendor/event-name.ts'
import { type EventProperties, withRevenue } from './vendor/event-properties.ts'
import { groupsOf, identityOf } from './vendor/identity-of.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { publicKey } from './vendor/refuse-secret.ts'
import type { AnalyticsOptions, VendorClient } from './vendor/vendor-options.ts'

/**
 * What Amplitude gets of an event.
 *
 * @see https://amplitude.com/docs/apis/analytics/http-v2
 */
export interface AmplitudeMessage {
  /** `Cancel Flow Offer Shown` */
  event_type: string
  event_properties: EventProperties
  /** When it happened, in ms since 1970. */
  time: number
  /** The event's own id, which repeats are told by. */
  insert_id: string
  /** Only of `save.validated`, in major units. */
  revenue?: number
  currency?: string
  groups?: { [type: string]: string }
  user_properties?: { $set: EventProperties }
  /** Over HTTP: the client has its own. */
  user_id?: string
  /** Over HTTP where nobody is known: the attempt. */
  device_id?: string
}

/** What is used of `@amplitude/analytics-browser`. */
export interface AmplitudeClient {
  track(event: AmplitudeMessage): { readonly promise: Promise<{ readonly code: number }> }
  setUserId(userId: string): void
}

export interface AmplitudeOptions extends AnalyticsOptions<AmplitudeMessage> {
  /** The page's own client; or `apiKey`. */
  readonly client?: VendorClient<AmplitudeClient> | undefined
  /** The project's API key, which is public; not its secret key. */
  readonly apiKey?: string | undefined
  /**
   * Where events are posted. Europe: `https://api.eu.amplitude.com/2/httpapi`.
   *
   * @default 'https://api2.amplitude.com/2/httpapi'
   */
  readonly url?: string | undefined
}

/**
 * Tracks events in Amplitude.
 *
 * @example
 * amplitudeAdapter({ client: amplitude })
 * amplitudeAdapter({ apiKey: '0123456789abcdef0123456789abcdef' })
 * @throws Error FW5101 for a secret key in a page, FW5102 without client and key.
 * @see https://amplitude.com/docs/apis/analytics/http-v2
 */
export function amplitudeAdapter(options: AmplitudeOptions): EventAdapter {
  needs(options, 'amplitude', 'client', 'apiKey')
  const { client, url = 'https://api2.amplitude.com/2/httpapi' } = options
  const identify = options.identify ?? !client
  const groups = groupsOf(options)

  const toMessage = (event: FlowEvent): AmplitudeMessage => {
    const { revenue, ...properties } = withRevenue(event)
    const { user } = identityOf(event, { identify })
    return {
      event_type: titleName(event),
      event_properties: properties,
      time: Date.parse(event.time),
      insert_id: event.id,
      ...(revenue !== undefined && {
        revenue: Number(revenue),
        currency: `${properties.currency}`,
      }),
      ...(groups && { groups }),
      ...(user && { user_properties: { $set: user.traits } }),
      ...(!client && whoIs(event)),
    }
  }
  if (client) {
    return clientAdapter(
      { ...options, client },
      {
        name: 'amplitude',
        isReady: ({ track }) => track,
        toMessage,
        async send(to: AmplitudeClient, { event, message }) {
          const { user } = identityOf(event, { identify })
          if (user) to.setUserId(user.id)
          await checkStatus((await to.track(message).promise).code)
        },
        exits: true,
      },
    )
  }
  const key = publicKey(options.apiKey)
  return postingAdapter(
    // What Amplitude recommends.
    { ...options, limits: { maxBatchEvents: 10, ...options.limits } },
    {
      name: 'amplitude',
      toMessage,
      toRequest: (messages) => ({
        url,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          api_key: key,
          client_upload_time: new Date(),
          events: messages.map(({ message }) => message),
          // Ids of less than 5 characters are else taken off.
          options: { min_id_length: 1 },
        }),
      }),
    },
  )
}

function whoIs({ subject, attemptid }: FlowEvent): Pick<AmplitudeMessage, 'user_id' | 'device_id'> {
  return subject ? { user_id: subject } : { device_id: attemptid }
}
