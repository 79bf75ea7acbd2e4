import {
  DeliveryError,
  type DeliveryLimits,
  type EventAdapter,
  type FlowEvent,
} from '@fairwell/core'
import { headers as createHeaders, type MsgHdrs } from '@nats-io/nats-core'
import { cloudEventAttributes } from './cloudevent-attributes.ts'
import { deliverEach } from './deliver-each.ts'
import { refusePage } from './refuse-page.ts'
import { untilAborted } from './until-aborted.ts'

/** The part of a JetStream client that is used, as `jetstream(connection)` of `@nats-io/jetstream` gives it. */
export interface NatsJetStream {
  /** Resolves once the stream has the message. */
  publish(
    subject: string,
    payload: string,
    options: { msgID: string; headers: MsgHdrs },
  ): Promise<unknown>
}

export interface NatsAdapterOptions {
  /** `jetstream(await connect({ servers }))`. */
  readonly jetstream: NatsJetStream
  /** What events are published under, or what says so for each. Default: the event's type, `fairwell.offer.shown`. */
  readonly subject?: string | ((event: FlowEvent) => string) | undefined
  /**
   * How an event becomes a message: its attributes in `ce-` headers and its data as the payload, or the whole
   * event as the payload.
   *
   * @default 'binary'
   */
  readonly mode?: 'binary' | 'structured' | undefined
  readonly limits?: DeliveryLimits | undefined
  /** @default 'nats' */
  readonly name?: string | undefined
}

/**
 * Publishes events to a JetStream stream as CloudEvents, with the event's id as `Nats-Msg-Id`, by which the stream
 * drops what it already has. For servers.
 *
 * @example
 * natsAdapter({ jetstream: jetstream(await connect({ servers: 'nats.internal:4222' })) })
 * @throws Error FW5111 in a page.
 */
export function natsAdapter(options: NatsAdapterOptions): EventAdapter {
  const { jetstream, subject = ({ type }) => type, mode, limits, name = 'nats' } = options
  refusePage('FW5111 natsAdapter is for servers')
  const write = mode === 'structured' ? structured : binary
  const subjectOf = typeof subject === 'function' ? subject : () => subject

  async function publish(event: FlowEvent, signal: AbortSignal): Promise<void> {
    const subject = subjectOf(event)
    const { payload, headers } = write(event)
    signal.throwIfAborted()
    try {
      await untilAborted(jetstream.publish(subject, payload, { msgID: event.id, headers }), signal)
    } catch (cause) {
      const retryable = !isContentError(cause)
      throw new DeliveryError(`the stream says: ${cause}`, { retryable, cause })
    }
  }

  return {
    name,
    limits,
    deliver: (batch, { signal }) => deliverEach(batch, (event) => publish(event, signal)),
  }
}

interface Content {
  readonly payload: string
  readonly headers: MsgHdrs
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md#32-binary-content-mode */
function binary(event: FlowEvent): Content {
  const headers = createHeaders()
  for (const [name, value] of cloudEventAttributes(event)) headers.set(`ce-${name}`, encoded(value))
  return { headers, payload: JSON.stringify(event.data) }
}

function structured(event: FlowEvent): Content {
  const headers = createHeaders()
  headers.set('Content-Type', 'application/cloudevents+json')
  return { headers, payload: JSON.stringify(event) }
}

/**
 * Headers are printable ASCII; all else is percent-encoded UTF-8.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-header-values
 */
function encoded(value: string): string {
  return value.replace(/[^\x21\x23\x24\x26-\x7e]/gu, (char) =>
    Array.from(
      new TextEncoder().encode(char),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  )
}

/** The message is larger than the server (`max_payload`) or the stream (10054) takes. */
function isContentError(error: unknown): boolean {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown }
  return code === 10054 || /max_payload/.test(`${message}`)
}
