import type { EventAdapter } from '@fairwell/core'
import { needs, needsUrl } from './needs.ts'
import {
  type TrackCall,
  type TrackClient,
  type TrackOptions,
  trackGiver,
  trackPoster,
} from './track/track-adapter.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import { publicKey } from './vendor/refuse-secret.ts'
import type { VendorClient } from './vendor/vendor-options.ts'

/** What is used of `@rudderstack/analytics-js`, also of the `rudderanalytics` of RudderStack's snippet. */
export interface RudderstackClient extends TrackClient {
  track(
    event: string,
    properties: EventProperties,
    options: { originalTimestamp: string },
    callback: () => void,
  ): void
}

export interface RudderstackOptions extends TrackOptions {
  /** The page's own client; or `writeKey` and `dataPlaneUrl`. */
  readonly client?: VendorClient<RudderstackClient> | undefined
  /** The source's write key, which is public. */
  readonly writeKey?: string | undefined
  /** Where your RudderStack takes events, such as `https://acme.dataplane.rudderstack.com`. */
  readonly dataPlaneUrl?: string | undefined
}

/**
 * Sends events to RudderStack as calls of `track`.
 *
 * @example
 * rudderstackAdapter({ client: () => window.rudderanalytics })
 * rudderstackAdapter({ writeKey: '1Xk5', dataPlaneUrl: 'https://acme.dataplane.rudderstack.com' })
 * @throws Error FW5101 for a secret key in a page, FW5102 without client, key or URL.
 * @see https://www.rudderstack.com/docs/api/http-api/
 */
export function rudderstackAdapter(options: RudderstackOptions): EventAdapter {
  needs(options, 'rudderstack', 'client', 'writeKey')
  const { client } = options
  // The client gives each call an id of its own; ours is a property.
  if (client) return trackGiver(options, client, 'rudderstack', track, false)
  const url = `${needsUrl(options.dataPlaneUrl, 'rudderstack', 'dataPlaneUrl')}/v1/batch`
  const authorization = `Basic ${btoa(`${publicKey(options.writeKey)}:`)}`
  return trackPoster(options, 'rudderstack', ({ batch, sentAt }) => ({
    url,
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({
      // RudderStack works out `timestamp` from these two, and sets right a clock that is wrong.
      // https://www.rudderstack.com/docs/event-spec/standard-events/common-fields/
      batch: batch.map(({ timestamp, ...call }) => ({
        ...call,
        channel: 'web',
        originalTimestamp: timestamp,
        sentAt,
      })),
    }),
  }))
}

function track(
  client: RudderstackClient,
  { event, properties, messageId, timestamp }: TrackCall,
): Promise<void> {
  return new Promise((resolve) => {
    const withId = { ...properties, event_id: messageId }
    client.track(event, withId, { originalTimestamp: timestamp }, resolve)
  })
}
