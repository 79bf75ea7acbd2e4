import { DeliveryError, type EventAdapter, type FlowEvent } from '@fairwell/core'
import { needs } from './needs.ts'
import { clientAdapter } from './vendor/client-adapter.ts'
import { snakeName } from './vendor/event-name.ts'
import { type EventProperties, withRevenue } from './vendor/event-properties.ts'
import { groupsOf, identityOf } from './vendor/identity-of.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { publicKey } from './vendor/refuse-secret.ts'
import type { AnalyticsOptions, VendorClient } from './vendor/vendor-options.ts'

/** What PostHog gets of an event. */
export interface PosthogMessage {
  /** `cancel_flow_offer_shown` */
  readonly event: string
  readonly properties: EventProperties
}

/** What is used of `posthog-js`. */
export interface PosthogClient {
  readonly __loaded: boolean
  capture(
    event: string,
    properties: EventProperties,
    options: {
      uuid: string
      timestamp: Date
      send_instantly: boolean
      transport?: 'sendBeacon'
    },
  ): unknown
  identify(distinctId: string, properties: EventProperties): void
  group(type: string, key: string): void
}

export interface PosthogOptions extends AnalyticsOptions<PosthogMessage> {
  /** The page's own client; or `apiKey`. */
  readonly client?: VendorClient<PosthogClient> | undefined
  /** The project's key, `phc_…`, which is public. */
  readonly apiKey?: string | undefined
  /**
   * Where batches are posted. Europe: `https://eu.i.posthog.com/batch/`; or your own PostHog.
   *
   * @default 'https://us.i.posthog.com/batch/'
   */
  readonly url?: string | undefined
}

/**
 * Captures events in PostHog.
 *
 * @example
 * posthogAdapter({ client: posthog })
 * posthogAdapter({ apiKey: 'phc_1234' })
 * @throws Error FW5101 for a personal or secret key in a page, FW5102 without client and key.
 * @see https://posthog.com/docs/api/capture
 */
export function posthogAdapter(options: PosthogOptions): EventAdapter {
  needs(options, 'posthog', 'client', 'apiKey')
  const { client, identify = true, url = 'https://us.i.posthog.com/batch/' } = options
  if (client) {
    return clientAdapter(
      { ...options, client },
      {
        name: 'posthog',
        isReady: ({ __loaded }) => __loaded,
        toMessage,
        send(to: PosthogClient, { event, message }, signal) {
          const { user, group } = identityOf(event, options)
          if (user) to.identify(user.id, user.traits)
          if (group) to.group(group.type, group.id)
          const taken = to.capture(message.event, message.properties, {
            uuid: event.id,
            timestamp: new Date(event.time),
            // It would wait for 3 s in a memory that a crash wipes; ours has been stored, and may.
            send_instantly: true,
            ...(!signal && { transport: 'sendBeacon' }),
          })
          // Nothing comes back of one who has opted out, of a client that is throttled.
          if (!taken) throw new DeliveryError('PostHog takes no events now', { retryable: true })
        },
        exits: true,
      },
    )
  }
  const groups = groupsOf(options)
  // Personal keys, project secrets and tokens of OAuth.
  const key = publicKey(options.apiKey, /^ph[xsar]_/)
  return postingAdapter(options, {
    name: 'posthog',
    toMessage,
    toRequest: (messages) => ({
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        api_key: key,
        sent_at: new Date(),
        batch: messages.map(({ event, message: { event: name, properties } }) => {
          const { user } = identityOf(event, { identify })
          return {
            event: name,
            uuid: event.id,
            timestamp: event.time,
            distinct_id: event.subject ?? event.attemptid,
            properties: {
              ...properties,
              $lib: '@fairwell/adapters',
              // https://posthog.com/docs/product-analytics/group-analytics
              ...(groups && { $groups: groups }),
              ...(user && { $set: user.traits }),
              // Nobody gets a profile for one attempt. https://posthog.com/docs/data/anonymous-vs-identified-events
              ...(!event.subject && { $process_person_profile: false }),
            },
          }
        }),
      }),
    }),
  })
}

function toMessage(event: FlowEvent): PosthogMessage {
  return { event: snakeName(event), properties: withRevenue(event) }
}
