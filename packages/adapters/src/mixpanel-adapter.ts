import { DeliveryError, type EventAdapter, type FlowEvent } from '@fairwell/core'
import { needs } from './needs.ts'
import { checkStatus } from './vendor/check-status.ts'
import { clientAdapter } from './vendor/client-adapter.ts'
import { titleName } from './vendor/event-name.ts'
import { type EventProperties, withRevenue } from './vendor/event-properties.ts'
import { groupsOf, identityOf } from './vendor/identity-of.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { publicKey, refuseSecret } from './vendor/refuse-secret.ts'
import type { AnalyticsOptions, VendorClient } from './vendor/vendor-options.ts'

/** What Mixpanel gets of an event. */
export interface MixpanelMessage {
  /** `Cancel Flow Offer Shown` */
  readonly event: string
  /** With `time` in ms, and `$insert_id`, which repeats are told by. */
  readonly properties: EventProperties
}

/** What Mixpanel makes of events: `status` 0 where it has not taken them. */
interface MixpanelAnswer {
  readonly status: number
  readonly error?: string | null | undefined
  readonly httpStatusCode?: number | undefined
}

/** What is used of `mixpanel-browser`. */
export interface MixpanelClient {
  readonly __loaded?: boolean
  readonly people: { set(properties: EventProperties): unknown }
  track(
    event: string,
    properties: EventProperties,
    options: { send_immediately: boolean; transport?: 'sendBeacon' },
    callback: (answer: unknown) => void,
  ): unknown
  identify(distinctId: string): unknown
}

export interface MixpanelOptions extends AnalyticsOptions<MixpanelMessage> {
  /** The page's own client; or `token`. */
  readonly client?: VendorClient<MixpanelClient> | undefined
  /** The project's token, which is public. */
  readonly token?: string | undefined
  /**
   * Where events are posted. Europe: `https://api-eu.mixpanel.com/track?verbose=1&ip=1`.
   *
   * @default 'https://api.mixpanel.com/track?verbose=1&ip=1'
   */
  readonly url?: string | undefined
}

/**
 * Tracks events in Mixpanel.
 *
 * @example
 * mixpanelAdapter({ client: mixpanel })
 * mixpanelAdapter({ token: '0123456789abcdef0123456789abcdef' })
 * @throws Error FW5101 in a page for `/import`, which asks for a secret; FW5102 without client and token.
 * @see https://developer.mixpanel.com/reference/track-event
 */
export function mixpanelAdapter(options: MixpanelOptions): EventAdapter {
  needs(options, 'mixpanel', 'client', 'token')
  const { client, url = 'https://api.mixpanel.com/track?verbose=1&ip=1' } = options
  const toMessage = (event: FlowEvent): MixpanelMessage => ({
    event: titleName(event),
    properties: {
      ...withRevenue(event),
      time: Date.parse(event.time),
      $insert_id: event.id,
      ...groupsOf(options),
    },
  })
  if (client) {
    return clientAdapter(
      { ...options, client },
      {
        name: 'mixpanel',
        // Neither the stub of the snippet is, nor a client before `init`.
        isReady: ({ __loaded }) => __loaded,
        toMessage,
        send(to: MixpanelClient, { event, message }, signal) {
          const { user } = identityOf(event, options)
          if (user) {
            to.identify(user.id)
            to.people.set(user.traits)
          }
          return new Promise((resolve) => {
            const how = { send_immediately: true, verbose: true }
            const exit = !signal && { transport: 'sendBeacon' as const }
            to.track(message.event, message.properties, { ...how, ...exit }, resolve)
          }).then(check)
        },
        exits: true,
      },
    )
  }
  refuseSecret(url, /\/import\b/)
  const token = publicKey(options.token)
  return postingAdapter(options, {
    name: 'mixpanel',
    toMessage,
    toRequest: (messages) => ({
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `data=${encodeURIComponent(
        JSON.stringify(
          messages.map(({ event, message: { event: name, properties } }) => ({
            event: name,
            properties: { ...whoIs(event), token, ...properties },
          })),
        ),
      )}`,
    }),
    check,
  })
}

/** https://docs.mixpanel.com/docs/tracking-methods/id-management/identifying-users-simplified */
function whoIs({ subject, attemptid }: FlowEvent): object {
  return subject
    ? { distinct_id: subject, $user_id: subject }
    : { distinct_id: `$device:${attemptid}`, $device_id: attemptid }
}

/**
 * Mixpanel also answers 200 where it has taken nothing; `answer` is 0 of a client that is opted out, which
 * says so also where there was no answer. What says neither 1 nor an error of 0 is not Mixpanel.
 */
async function check(answer: unknown): Promise<void> {
  const { status = answer, error, httpStatusCode } = Object(answer) as Partial<MixpanelAnswer>
  if (status === 1) return
  if (status || !error || Number(httpStatusCode) >= 0) await checkStatus(httpStatusCode ?? 0)
  throw new DeliveryError(`Mixpanel: ${error}`, { retryable: false })
}
