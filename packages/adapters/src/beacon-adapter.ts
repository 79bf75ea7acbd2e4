import {
  DeliveryError,
  type DeliveryLimits,
  type EventAdapter,
  type EventBatch,
  type FlowEvent,
  type Json,
} from '@fairwell/core'
import { needs } from './needs.ts'

const types = {
  text: 'text/plain;charset=UTF-8',
  json: 'application/json',
  cloudevents: 'application/cloudevents-batch+json',
}

/** What a browser carries in beacons at a time: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const quotaBytes = 64 * 1024

export interface BeaconAdapterOptions {
  /** Where the beacons are posted. */
  readonly url: string
  /**
   * The content type of the JSON array: `text/plain`, which another origin gets without a preflight,
   * `application/json`, or `application/cloudevents-batch+json`.
   *
   * @default 'text'
   */
  readonly format?: keyof typeof types | undefined
  /** What is sent in place of an event; `undefined` leaves it out. Default: the event. */
  readonly map?: ((event: FlowEvent) => Json | FlowEvent | undefined) | undefined
  /** @default 'beacon' */
  readonly name?: string | undefined
  /** Default: 16 kB, so that the page's own beacons find room. */
  readonly limits?: DeliveryLimits | undefined
}

/**
 * Posts events with `navigator.sendBeacon`, for endpoints that only take and never tell: events count as
 * delivered once the browser has taken them, whatever becomes of them then.
 *
 * @example
 * beaconAdapter({ url: 'https://collect.example.com/events' })
 * @throws Error FW5102 without `url`.
 */
export function beaconAdapter(options: BeaconAdapterOptions): EventAdapter {
  needs(options, 'beacon', 'url')
  const { url, format = 'text', map = (event) => event, name = 'beacon' } = options
  // What the browser has of a batch that it did not take as a whole, or took when the page was hidden.
  const taken = new Set<string>()

  function send(body: Blob): boolean {
    try {
      return navigator.sendBeacon(url, body)
    } catch {
      return false
    }
  }

  /** Gives the browser what it has not got yet, in halves where it is too much at once. */
  function give(batch: EventBatch): void {
    const rest = batch.filter(({ id }) => !taken.has(id))
    const items = rest.map(map).filter((item) => item !== undefined)
    const body = new Blob([JSON.stringify(items)], { type: types[format] })
    if (!items[0] || send(body)) {
      for (const { id } of rest) taken.add(id)
    } else if (rest[1]) {
      const middle = Math.ceil(rest.length / 2)
      give(rest.slice(0, middle))
      give(rest.slice(middle))
    } else {
      const retryable = body.size < quotaBytes
      const message = retryable ? 'the browser takes no beacon now' : 'too large for a beacon'
      throw new DeliveryError(message, { retryable })
    }
  }

  return {
    name,
    limits: { maxBatchBytes: 16_000, ...options.limits },
    async deliver(batch) {
      give(batch)
      for (const { id } of batch) taken.delete(id)
    },
    deliverOnExit(batch) {
      try {
        give(batch)
        return true
      } catch {
        return false
      }
    },
  }
}
