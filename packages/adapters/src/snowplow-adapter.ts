import type { EventAdapter, FlowEvent, Json } from '@fairwell/core'
import { clientAdapter } from './vendor/client-adapter.ts'
import { givenOnce } from './vendor/given-once.ts'
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
  addPlugin?(
    configuration: {
      readonly plugin: {
        beforeTrack(payload: { add(key: string, value: string): void }): void
      }
    },
    trackers?: string[],
  ): void
}

/** What Snowplow gets of an event: self-describing JSON. */
export interface SnowplowMessage {
  /** `iglu:dev.fairwell/offer_shown/jsonschema/1-0-0` */
  readonly schema: string
  readonly data: { readonly [name: string]: Json }
}

/** For pages that have the tracker. */
export interface SnowplowTrackerOptions extends VendorOptions<SnowplowMessage> {
  /** `import * as snowplow from '@snowplow/browser-tracker'`, or what gives it. */
  readonly client: VendorClient<SnowplowClient>
  /** Names of the trackers that track the events. Default: all. */
  readonly trackers?: readonly string[] | undefined
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
  /** @default 'web' in a page, 'srv' elsewhere */
  readonly platform?: string | undefined
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
 * @throws Error FW5102 with neither a client nor a collector.
 * @see https://docs.snowplow.io/docs/collecting-data/collecting-from-own-applications/snowplow-tracker-protocol/
 */
export function snowplowAdapter(options: SnowplowAdapterOptions): EventAdapter {
  return options.client ? trackerAdapter(options) : collectorAdapter(options)
}

function trackerAdapter(options: SnowplowTrackerOptions): EventAdapter {
  const trackers = options.trackers && [...options.trackers]
  const once = givenOnce()
  let current: string | undefined

  return clientAdapter<SnowplowClient, SnowplowMessage>(options, {
    name: 'snowplow',
    isReady: ({ trackSelfDescribingEvent }) => trackSelfDescribingEvent,
    exits: true,
    toMessage,
    send: (client, { event, message }) => {
      // The tracker gives each event a new id; with ours the pipeline finds repeats.
      once('plugin', () =>
        client.addPlugin?.(
          {
            plugin: {
              beforeTrack: (payload) => {
                if (current) payload.add('eid', current)
              },
            },
          },
          trackers,
        ),
      )
      once(event.id, () => {
        current = event.id
        try {
          client.trackSelfDescribingEvent(
            { event: { ...message }, timestamp: { type: 'ttm', value: Date.parse(event.time) } },
            trackers,
          )
        } finally {
          current = undefined
        }
      })
    },
  })
}

function collectorAdapter(options: SnowplowCollectorOptions): EventAdapter {
  const { collector, appId = 'fairwell', platform = globalThis.window ? 'web' : 'srv' } = options
  const { postPath = '/com.snowplowanalytics.snowplow/tp2' } = options
  if (!collector) throw new Error('FW5102 neither a client nor a collector')

  return postingAdapter<SnowplowMessage>(options, {
    name: 'snowplow',
    toMessage,
    toRequest: (messages) => ({
      url: collector.replace(/\/$/, '') + postPath,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        schema: 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4',
        // Every value is text: https://docs.snowplow.io/docs/events/ootb-data/
        data: messages.map(({ event, message }) => {
          const time = `${Date.parse(event.time)}`
          return {
            e: 'ue',
            eid: event.id,
            tv: 'fairwell-1',
            p: platform,
            aid: appId,
            dtm: time,
            ttm: time,
            ...(event.subject && { uid: event.subject }),
            ue_pr: JSON.stringify({
              schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
              data: message,
            }),
          }
        }),
      }),
    }),
  })
}

function toMessage({ id, type, attemptid, attemptseq, subject, testmode, data }: FlowEvent) {
  return {
    schema: `iglu:dev.fairwell/${type.replace('fairwell.', '').replace('.', '_')}/jsonschema/1-0-0`,
    data: {
      eventId: id,
      attemptId: attemptid,
      attemptSeq: attemptseq,
      ...(subject && { subscriberId: subject }),
      ...(testmode && { testMode: testmode }),
      ...(data as unknown as SnowplowMessage['data']),
    },
  }
}
