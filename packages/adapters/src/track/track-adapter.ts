import type { EventAdapter, FlowEvent, Json } from '@fairwell/core'
import { countedAdapter } from '../counted/counted-adapter.ts'
import { clientAdapter } from '../vendor/client-adapter.ts'
import { titleName } from '../vendor/event-name.ts'
import { type EventProperties, withRevenue } from '../vendor/event-properties.ts'
import { identityOf } from '../vendor/identity-of.ts'
import { postingAdapter, type VendorRequest } from '../vendor/posting-adapter.ts'
import type { VendorMessage } from '../vendor/vendor-messages.ts'
import type { AnalyticsOptions, VendorClient } from '../vendor/vendor-options.ts'

/**
 * A call of `track` in the form that Segment, RudderStack and Customer.io have in common.
 *
 * @see https://www.twilio.com/docs/segment/connections/spec/track
 */
export type TrackCall = {
  readonly type: 'track'
  readonly event: string
  readonly properties: EventProperties
  /** The event's own id, which repeats are told by. */
  readonly messageId: string
  /** When it happened, ISO 8601. */
  readonly timestamp: string
  readonly userId?: string | undefined
  /** The attempt, where nobody is known. */
  readonly anonymousId?: string | undefined
  readonly context: { readonly [key: string]: Json }
}

/** What the three may be told alike. */
export type TrackOptions = AnalyticsOptions<TrackCall>

/** What their clients have in common. */
export interface TrackClient {
  readonly track: unknown
  identify(userId: string, traits: EventProperties): unknown
  group(groupId: string): unknown
}

/**
 * Gives each event to the page's own client as a call of `track`.
 *
 * @param takesIds Whether the client takes our id, by which repeats are told; else each event is given
 * to it once in the page.
 */
export function trackGiver<Client extends TrackClient>(
  options: TrackOptions,
  client: VendorClient<Client>,
  name: string,
  track: (client: Client, call: TrackCall) => unknown,
  takesIds: boolean,
): EventAdapter {
  const all = { ...options, client }
  // The stub that the snippet leaves until the client has loaded is a list.
  const isReady = (found: Client): unknown => found.track && !Array.isArray(found)
  const send = (found: Client, { event, message }: VendorMessage<TrackCall>): unknown => {
    const { user, group } = identityOf(event, options)
    if (user) found.identify(user.id, user.traits)
    if (group) found.group(group.id)
    return track(found, message)
  }
  return takesIds
    ? clientAdapter(all, { name, isReady, toMessage: trackCall, send, exits: true })
    : countedAdapter(all, name, trackCall, send, isReady)
}

/** A call of any kind: of `track`, or who it is. */
type Call = Pick<TrackCall, 'timestamp'> & Readonly<Record<string, unknown>>

/** Posts batches of calls to the HTTP API that the three share. */
export function trackPoster(
  options: TrackOptions,
  name: string,
  send: (body: { batch: readonly Call[]; sentAt: Date }) => VendorRequest,
): EventAdapter {
  const { identify = true, group: of } = options
  const callsOf = ({ event, message }: VendorMessage<TrackCall>): Call[] => {
    const { user, group } = identityOf(event, { identify, group: of })
    const { messageId: id, ...who } = envelope(event)
    const told = [
      user && { type: 'identify', traits: user.traits, messageId: `${id}-identify`, ...who },
      group && { type: 'group', groupId: group.id, messageId: `${id}-group`, ...who },
      message,
    ]
    return told.filter((call) => call !== undefined)
  }
  return postingAdapter(options, {
    name,
    toMessage: trackCall,
    toRequest: (messages) => send({ batch: messages.flatMap(callsOf), sentAt: new Date() }),
  })
}

/** Posts them as the vendor's own client does: with the key in the body. */
export function keyPoster(
  options: TrackOptions,
  name: string,
  url: string,
  writeKey: string,
): EventAdapter {
  return trackPoster(options, name, (body) => ({
    url,
    // So the browser need not ask first whether it may, which a page that goes away has no time for.
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ writeKey, ...body }),
  }))
}

function trackCall(event: FlowEvent): TrackCall {
  return {
    type: 'track',
    event: titleName(event),
    properties: withRevenue(event),
    ...envelope(event),
  }
}

function envelope({ id, time, subject, attemptid, data }: FlowEvent) {
  return {
    messageId: id,
    timestamp: time,
    ...(subject ? { userId: subject } : { anonymousId: attemptid }),
    context: { library: { name: '@fairwell/adapters' }, locale: data.locale },
  }
}
