import type { EventAdapter, FlowEvent, Json } from '@fairwell/core'
import { clientAdapter } from '../vendor/client-adapter.ts'
import { titleName } from '../vendor/event-name.ts'
import { type EventProperties, withRevenue } from '../vendor/event-properties.ts'
import { identityOf } from '../vendor/identity-of.ts'
import { postingAdapter, type VendorRequest } from '../vendor/posting-adapter.ts'
import type { VendorMessage } from '../vendor/vendor-messages.ts'
import type {
  VendorClient,
  VendorHttpOptions,
  VendorIdentity,
  VendorOptions,
} from '../vendor/vendor-options.ts'

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
export interface TrackOptions extends VendorOptions<TrackCall>, VendorIdentity, VendorHttpOptions {}

/** What their clients have in common. */
export interface TrackClient {
  readonly track: unknown
  identify(userId: string, traits: EventProperties): unknown
  group(groupId: string): unknown
}

/**
 * Gives each event to the page's own client as a call of `track`.
 *
 * @param exits Whether the client keeps what it is given when the page goes away, and tells repeats.
 */
export function trackGiver<Client extends TrackClient>(
  options: TrackOptions,
  client: VendorClient<Client>,
  name: string,
  track: (client: Client, call: TrackCall) => unknown,
  exits: boolean,
): EventAdapter {
  return clientAdapter(
    { ...options, client },
    {
      name,
      // The stub that the snippet leaves until the client has loaded is a list.
      isReady: (found) => found.track && !Array.isArray(found),
      toMessage: trackCall,
      send(found: Client, { event, message }) {
        const { user, group } = identityOf(event, options)
        if (user) found.identify(user.id, user.traits)
        if (group) found.group(group.id)
        return track(found, message)
      },
      exits,
    },
  )
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
