import type { EventAdapter, FlowEvent, Json } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { needsUrl } from './needs.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

/** What the adapter calls of `@snowplow/browser-tracker`. */
export interface SnowplowClient {
  trackSelfDescribingEvent(
    event: {
      readonly event: { readonly schema: string; readonly data: Record<string, unknown> }
      readonly timestamp: { readonly type: 'ttm'; readonly value: number }
    },
    trackers?: string[],
  ): void
  addPlugin?(configuration: { readonly plugin: SnowplowPlugin }, trackers?: string[]): void
}

interface SnowplowPlugin {
  beforeTrack(payload: { add(key: string, value: string): void }): void
}

/** What Snowplow gets of an event: self-describing JSON. */
export interface SnowplowMessage {
  /** `iglu:dev.fairwell/offer_shown/jsonschema/1-0-0` */
  readonly schema: string
  readonly data: { readonly [name: string]: Json | undefined }
}

/** For pages that have the tracker. */
export interface SnowplowTrackerOptions extends VendorOptions<SnowplowMessage> {
  /** `import * as snowplow from '@snowplow/browser-tracker'`, or what gives it. */
  readonly client: VendorClient<SnowplowClient>
  /** Names of the trackers that track the events. Default: all. */
  readonly trackers?: string[] | undefined
}

/** Straight to a collector, which asks for no key. */
export interface SnowplowCollectorOptions
  extends VendorOptions<SnowplowMessage>,
    VendorHttpOptions {
  readonly client?: undefined
  /** Such as `https://collector.example.com`. */
  readonly collector: string
  /** @default 'fairwell' */
  readonly appId?: string | undefined
  /** @default '/com.snowplowanalytics.snowplow/tp2' */
  readonly postPath?: string | undefined
}

export type SnowplowAdapterOptions = SnowplowTrackerOptions | SnowplowCollectorOptions

/**
 * Tracks events with Snowplow as self-describing events, whose schemas come with this package.
 *
 * @example
 * import * as snowplow from '@snowplow/browser-tracker'
 * snowplowAdapter({ client: snowplow })
 * @throws Error FW5102 with neither a client nor a collector, or with one that has no scheme.
 * @see https://docs.snowplow.io/docs/collecting-data/collecting-from-own-applications/snowplow-tracker-protocol/
 */
export function snowplowAdapter(options: SnowplowAdapterOptions): EventAdapter {
  if (options?.client) return trackerAdapter(options)
  const url = needsUrl(options?.collector, 'snowplow', 'client or collector')
  const { appId = 'fairwell', postPath = '/com.snowplowanalytics.snowplow/tp2' } = options

  return postingAdapter<SnowplowMessage>(options, {
    name: 'snowplow',
    toMessage,
    toRequest: (messages) => ({
      url: url + postPath,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(
        describing(
          'payload_data/jsonschema/1-0-4',
          // Every value is text.
          messages.map(({ event, message }) => {
            const time = `${Date.parse(event.time)}`
            return {
              e: 'ue',
              eid: event.id,
              tv: 'fairwell-1',
              p: globalThis.window ? 'web' : 'srv',
              aid: appId,
              dtm: time,
              ttm: time,
              uid: event.subject,
              ue_pr: JSON.stringify(describing('unstruct_event/jsonschema/1-0-0', message)),
            }
          }),
        ),
      ),
    }),
  })
}

function trackerAdapter(options: SnowplowTrackerOptions): EventAdapter {
  const { trackers } = options
  let plugged: SnowplowClient | undefined
  let eventId: string | undefined
  // The tracker gives each event a new id; by ours the pipeline finds repeats.
  const plugin: SnowplowPlugin = {
    beforeTrack: (payload) => {
      if (eventId) payload.add('eid', eventId)
    },
  }

  return countedAdapter<SnowplowClient, SnowplowMessage>(
    options,
    'snowplow',
    toMessage,
    (client, { event, message }) => {
      if (plugged !== client) client.addPlugin?.({ plugin }, trackers)
      plugged = client
      eventId = event.id
      try {
        client.trackSelfDescribingEvent(
          { event: { ...message }, timestamp: { type: 'ttm', value: Date.parse(event.time) } },
          trackers,
        )
      } finally {
        eventId = undefined
      }
    },
    ({ trackSelfDescribingEvent }) => trackSelfDescribingEvent,
  )
}

/** Self-describing JSON by one of Snowplow's own schemas. */
function describing(schema: string, data: unknown): object {
  return { schema: `iglu:com.snowplowanalytics.snowplow/${schema}`, data }
}

function toMessage({ id, type, attemptid, attemptseq, subject, testmode, data }: FlowEvent) {
  return {
    schema: `iglu:dev.fairwell/${type.replace('fairwell.', '').replace('.', '_')}/jsonschema/1-0-0`,
    data: {
      eventId: id,
      attemptId: attemptid,
      attemptSeq: attemptseq,
      // JSON knows no undefined: neither do the tracker and a collector get it.
      subscriberId: subject,
      testMode: testmode,
      ...(data as unknown as SnowplowMessage['data']),
    },
  }
}
