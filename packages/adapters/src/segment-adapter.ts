import { DeliveryError, type EventAdapter } from '@fairwell/core'
import { publicKey } from './vendor/refuse-secret.ts'
import {
  type TrackClient,
  type TrackOptions,
  trackGiver,
  trackPoster,
} from './vendor/segment-spec.ts'
import type { VendorClient } from './vendor/vendor-options.ts'

/** What is used of `@segment/analytics-next`, also of the `analytics` of Segment's snippet. */
export interface SegmentClient extends TrackClient {
  track(event: string, properties: object, options: object): Promise<SegmentContext>
}

/** What became of a call. */
export interface SegmentContext {
  failedDelivery?(): { readonly reason: unknown } | undefined
  logs?(): readonly { readonly level: string; readonly message: string }[]
}

export interface SegmentOptions extends TrackOptions {
  /** The page's own client; or `writeKey`. */
  readonly client?: VendorClient<SegmentClient> | undefined
  /** The source's write key, which is public. */
  readonly writeKey?: string | undefined
  /**
   * Where batches are posted. Europe: `https://eu1.api.segmentapis.com/v1/batch`.
   *
   * @default 'https://api.segment.io/v1/batch'
   */
  readonly url?: string | undefined
}

/**
 * Sends events to Segment as calls of `track`.
 *
 * @example
 * segmentAdapter({ client: () => window.analytics })
 * segmentAdapter({ writeKey: 'k1234567890' })
 * @throws Error FW5101 for a token of Segment's Public API in a page, FW5102 without client and key.
 * @see https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api
 */
export function segmentAdapter(options: SegmentOptions): EventAdapter {
  const { client, url = 'https://api.segment.io/v1/batch' } = options
  if (client) {
    return trackGiver(options, client, 'segment', (to, { event, properties, ...call }) => {
      const { messageId, timestamp } = call
      return to.track(event, properties, { messageId, timestamp }).then(arrived)
    })
  }
  const writeKey = publicKey(options.writeKey, /^sgp_/)
  return trackPoster(options, 'segment', (body) => ({
    url,
    // As Segment's own client: the browser need not ask first, which a page that goes away has no time for.
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ writeKey, ...body }),
  }))
}

/** The client resolves also what it has lost, or only means to try again. */
function arrived(context: SegmentContext | undefined): void {
  const lost = context?.failedDelivery?.()
  if (lost || context?.logs?.().some(({ level }) => level === 'error')) {
    throw new DeliveryError(`Segment's client could not send: ${lost?.reason}`, {
      retryable: !/ 4(00|13|22)$/.test(`${lost?.reason}`),
    })
  }
}
