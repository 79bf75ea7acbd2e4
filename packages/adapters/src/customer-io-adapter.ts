import type { EventAdapter } from '@fairwell/core'
import { needs } from './needs.ts'
import {
  keyPoster,
  type TrackCall,
  type TrackClient,
  type TrackOptions,
  trackGiver,
} from './track/track-adapter.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import { publicKey, refuseSecret } from './vendor/refuse-secret.ts'
import type { VendorClient } from './vendor/vendor-options.ts'

/** What is used of `@customerio/cdp-analytics-browser`, also of the `cioanalytics` of its snippet. */
export interface CustomerIoClient extends TrackClient {
  track(
    event: string,
    properties: EventProperties,
    options: { timestamp: string },
  ): Promise<unknown>
}

export interface CustomerIoOptions extends TrackOptions {
  /** The page's own client; or `writeKey`. */
  readonly client?: VendorClient<CustomerIoClient> | undefined
  /** The write key of a JavaScript source, which is public. */
  readonly writeKey?: string | undefined
  /**
   * Where batches are posted, which is where the client posts its own. Europe: `https://cdp-eu.customer.io/v1/b`.
   *
   * @default 'https://cdp.customer.io/v1/b'
   */
  readonly url?: string | undefined
}

/**
 * Sends events to Customer.io's Pipelines as calls of `track`.
 *
 * @example
 * customerIoAdapter({ client: () => window.cioanalytics })
 * customerIoAdapter({ writeKey: 'k1234567890' })
 * @throws Error FW5101 in a page for Customer.io's Track and App APIs, whose keys are secret; FW5102
 * without client and key.
 * @see https://docs.customer.io/integrations/api/cdp/
 */
export function customerIoAdapter(options: CustomerIoOptions): EventAdapter {
  needs(options, 'customer-io', 'client', 'writeKey')
  const { client, url = 'https://cdp.customer.io/v1/b' } = options
  // The client gives each call an id of its own; ours is a property.
  if (client) return trackGiver(options, client, 'customer-io', track, false)
  refuseSecret(url, /\b(track|api)(-eu)?\.customer\.io/)
  return keyPoster(options, 'customer-io', url, publicKey(options.writeKey))
}

function track(
  client: CustomerIoClient,
  { event, properties, messageId, timestamp }: TrackCall,
): Promise<unknown> {
  return client.track(event, { ...properties, event_id: messageId }, { timestamp })
}
