import {
  DeliveryError,
  type DeliveryLimits,
  type EventAdapter,
  type FlowEvent,
} from '@fairwell/core'
import { cloudEventAttributes } from './cloudevent-attributes.ts'
import { refusePage } from './refuse-page.ts'
import { untilAborted } from './until-aborted.ts'

/** A message as the clients of Kafka take it. */
export interface KafkaMessage {
  topic: string
  key: string
  value: string
  headers: { [name: string]: string }
}

/** The part of a client that is used: `@platformatic/kafka`, `@confluentinc/kafka-javascript` and KafkaJS have it. */
export interface KafkaProducer {
  /** Resolves once the brokers have the messages. */
  send(record: { topic: string; messages: KafkaMessage[] }): Promise<unknown>
}

export interface KafkaAdapterOptions {
  /** Your own, connected, with its own acknowledgements and retries; it takes keys, values and headers as text. */
  readonly producer: KafkaProducer
  readonly topic: string
  /**
   * How an event becomes a message: its attributes in `ce_` headers and its data as the value, or the whole
   * event as the value.
   *
   * @default 'binary'
   */
  readonly mode?: 'binary' | 'structured' | undefined
  readonly limits?: DeliveryLimits | undefined
  /** @default 'kafka' */
  readonly name?: string | undefined
}

/** What brokers answer where a message itself is at fault. https://kafka.apache.org/protocol#protocol_error_codes */
const contentErrors = /^(?:10|18|87|MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE|INVALID_RECORD)$/

/**
 * Writes events to a topic by the CloudEvents binding of Kafka. The key is the attempt, so all its events are in
 * one partition, in order. For servers.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 *
 * @example
 * kafkaAdapter({ producer: new Producer({ …, serializers: stringSerializers }), topic: 'cancel-flow' })
 * @throws Error FW5111 in a page.
 */
export function kafkaAdapter(options: KafkaAdapterOptions): EventAdapter {
  const { producer, topic, mode, limits, name = 'kafka' } = options
  refusePage('FW5111 kafkaAdapter is for servers')
  const write = mode === 'structured' ? structured : binary

  return {
    name,
    limits,
    async deliver(batch, { signal }) {
      signal.throwIfAborted()
      const messages = batch.map((event) => ({ topic, key: event.attemptid, ...write(event) }))
      try {
        await untilAborted(producer.send({ topic, messages }), signal)
      } catch (cause) {
        const retryable = !isContentError(cause)
        throw new DeliveryError(`the producer says: ${cause}`, { retryable, cause })
      }
    },
  }
}

type Content = Pick<KafkaMessage, 'headers' | 'value'>

function binary(event: FlowEvent): Content {
  const headers: { [name: string]: string } = {}
  for (const [name, value] of cloudEventAttributes(event)) {
    headers[name === 'datacontenttype' ? 'content-type' : `ce_${name}`] = value
  }
  return { headers, value: JSON.stringify(event.data) }
}

function structured(event: FlowEvent): Content {
  const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' }
  return { headers, value: JSON.stringify(event) }
}

/** Clients say it in different places, and some wrap what they were told. */
function isContentError(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || !error || depth > 5) return false
  const { code, type, apiId, apiCode, cause, errors } = error as { readonly [key: string]: unknown }
  return (
    [code, type, apiId, apiCode].some((value) => contentErrors.test(`${value}`)) ||
    [cause, ...(Array.isArray(errors) ? errors : [])].some((inner) =>
      isContentError(inner, depth + 1),
    )
  )
}
