import {
  checkResponse,
  DeliveryError,
  type DeliveryLimits,
  type EventAdapter,
  type FlowEvent,
  type Json,
} from '@fairwell/core'
import { exitRequest } from './exit-request.ts'
import { refuseSecret } from './vendor/refuse-secret.ts'

type HeaderValues = { readonly [name: string]: string }

export interface HttpAdapterOptions {
  /** Where the batches are posted. */
  readonly url: string
  /**
   * The content type: `application/cloudevents-batch+json`, or the same array as `application/json`
   * for backends that read an empty body from the first.
   *
   * @default 'cloudevents'
   */
  readonly format?: 'cloudevents' | 'json' | undefined
  /**
   * Headers of every request, or what gives them, asked before each. A page that goes away cannot wait
   * and uses those of the last request.
   */
  readonly headers?: HeaderValues | (() => HeaderValues | Promise<HeaderValues>) | undefined
  /** What is sent in place of an event; `undefined` leaves it out. Default: the event. */
  readonly map?: ((event: FlowEvent) => Json | FlowEvent | undefined) | undefined
  /** @default 'same-origin' */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly limits?: DeliveryLimits | undefined
  /** @default 'http' */
  readonly name?: string | undefined
}

/**
 * Posts events to a URL of your own.
 *
 * @example
 * httpAdapter({ url: '/events', headers: async () => ({ authorization: `Bearer ${await token()}` }) })
 * @throws Error FW5101 in a page, where a header or the URL holds what looks like a secret key, or the URL a
 * name and a password: anyone could read it there; FW5102
 * without `url`.
 */
export function httpAdapter(options: HttpAdapterOptions): EventAdapter {
  if (!options?.url) throw new Error('FW5102 http needs url. https://fairwell.dev/errors#FW5102')
  const {
    url,
    headers,
    map = (event) => event,
    credentials = 'same-origin',
    limits,
    name = 'http',
  } = options
  const type = `application/${options.format === 'json' ? '' : 'cloudevents-batch+'}json`
  let known: HeaderValues | undefined

  const learn = (values: HeaderValues = {}): void => {
    refuseSecret(Object.values(values).join())
    known = values
  }
  const write = (batch: readonly FlowEvent[]): string | undefined => {
    const items = batch.map((event) => map(event)).filter((item) => item !== undefined)
    return items.length ? JSON.stringify(items) : undefined
  }
  const requestOf = (body: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': type, ...known },
    body,
    credentials,
    // Followed, most redirects turn into a GET: a page to log in would answer 200, without the events.
    redirect: 'error',
  })
  refuseSecret(url)
  const exit = exitRequest(options.fetch)
  if (typeof headers !== 'function') learn(headers)

  return {
    name,
    limits,
    async deliver(batch, { signal }) {
      try {
        if (typeof headers === 'function') learn(await headers())
      } catch (cause) {
        // A token that cannot be had now says nothing about the events.
        throw new DeliveryError(`no headers: ${cause}`, { retryable: true, cause })
      }
      const body = write(batch)
      if (!body) return
      // `fetch` is called bare: the browser's own refuses to be a method of anything else.
      const answer = async () => (options.fetch ?? fetch)(url, { ...requestOf(body), signal })
      await checkResponse(await answer().catch(() => Response.error()))
      exit.arrived(idsOf(batch))
    },
    deliverOnExit(batch) {
      try {
        const body = known && write(batch)
        return body ? exit.send(idsOf(batch), url, requestOf(body)) : !!known
      } catch {
        return false
      }
    },
    standBy(events) {
      const body = known && write(events)
      exit.standBy(body ? idsOf(events) : [], url, requestOf(body ?? ''))
    },
  }
}

function idsOf(batch: readonly FlowEvent[]): readonly string[] {
  return batch.map(({ id }) => id)
}
