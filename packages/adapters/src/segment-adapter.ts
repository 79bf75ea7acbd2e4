import type { EventAdapter } from '@fairwell/core'
import { needs } from './needs.ts'
import {
  keyPoster,
  type TrackCall,
  type TrackClient,
  type TrackOptions,
  trackGiver,
} from './track/track-adapter.ts'
import { checkStatus } from './vendor/check-status.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import { publicKey } from './vendor/refuse-secret.ts'
import type { VendorClient } from './vendor/vendor-options.ts'

/** What is used of `@segment/analytics-next`, also of the `analytics` of Segment's snippet. */
export interface SegmentClient extends TrackClient {
  track(
    event: string,
    properties: EventProperties,
    options: { messageId: string; timestamp: string },
  ): Promise<SegmentContext>
}

/** What became of a call. */
export interface SegmentContext {
  failedDelivery?(): { readonly reason: unknown } | undefined
  logs?(): readonly { readonly level: string; readonly extras?: unknown }[]
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
  needs(options, 'segment', 'client', 'writeKey')
  const { client, url = 'https://api.segment.io/v1/batch' } = options
  if (client) {
    const track = (to: SegmentClient, { event, properties, messageId, timestamp }: TrackCall) =>
      to.track(event, properties, { messageId, timestamp }).then(arrived)
    return trackGiver(options, client, 'segment', track, true)
  }
  return keyPoster(options, 'segment', url, publicKey(options.writeKey, /^sgp_/))
}

/** The client also resolves with what it has lost, or means to try again. */
async function arrived(context: SegmentContext | undefined): Promise<void> {
  const failure =
    context?.failedDelivery?.()?.reason ??
    context?.logs?.().find(({ level }) => level === 'error')?.extras
  if (failure === undefined) return
  const { retryTimeout } = Object(failure) as { readonly retryTimeout?: number }
  // "Retryable error: 503"; without a status where there was no answer.
  await checkStatus(Number(/\d+$/.exec(`${failure}`) ?? 0), retryTimeout)
}
