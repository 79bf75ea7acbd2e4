import { DeliveryError, type FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { type BackendBehaviour, describeEventAdapter } from '@fairwell/testkit/contract'
import { Kafka } from 'cloudevents'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type KafkaMessage, kafkaAdapter } from './kafka-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

afterEach(() => vi.unstubAllGlobals())

/** A producer that answers as the brokers behind it would. */
function fakeProducer() {
  const messages: KafkaMessage[] = []
  let behaviour: BackendBehaviour = 'takes'
  return {
    messages,
    behave(next: BackendBehaviour) {
      behaviour = next
    },
    async send(record: { topic: string; messages: KafkaMessage[] }): Promise<unknown> {
      if (behaviour === 'unreachable') throw new Error('connect ECONNREFUSED')
      if (behaviour === 'silent') return new Promise(() => {})
      if (typeof behaviour === 'object' && 'status' in behaviour) {
        // A batch that is too large is the one thing that brokers hold against the messages themselves.
        const isContent = [400, 409, 413, 414, 422].includes(behaviour.status)
        const code = isContent ? 'MESSAGE_TOO_LARGE' : 'NOT_ENOUGH_REPLICAS'
        throw Object.assign(new Error('Producing messages failed.'), { errors: [{ apiId: code }] })
      }
      messages.push(...record.messages)
      return { offsets: [] }
    },
  }
}

describeEventAdapter(
  'kafka',
  () => {
    const producer = fakeProducer()
    return {
      adapter: kafkaAdapter({ producer, topic: 'cancel-flow' }),
      receivedIds: () => producer.messages.map(({ headers }) => `${headers.ce_id}`),
      behave: producer.behave,
    }
  },
  {
    cannot: {
      exit: 'a server does not go away like a page',
      rejectIds: 'brokers take or refuse a batch as a whole',
      retryAfter: 'brokers do not say how long to wait',
    },
  },
)

describe('kafkaAdapter', () => {
  const event = anEvent('answer.given', {
    seq: 2,
    testmode: true,
    subject: 'Jörg 🌱',
    data: { text: 'zu teuer – 29 €' },
  })

  async function messageOf(mode?: 'binary' | 'structured'): Promise<KafkaMessage> {
    const producer = fakeProducer()
    await kafkaAdapter({ producer, topic: 'cancel-flow', mode }).deliver([event], context)
    return producer.messages[0] as KafkaMessage
  }

  it('writes the attributes into headers and the data into the value', async () => {
    const { data, ...attributes } = event
    expect(await messageOf()).toEqual({
      topic: 'cancel-flow',
      key: attributes.attemptid,
      value: JSON.stringify(data),
      headers: {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: attributes.id,
        ce_source: attributes.source,
        ce_type: 'fairwell.answer.given',
        ce_subject: 'Jörg 🌱',
        ce_time: attributes.time,
        ce_dataschema: attributes.dataschema,
        ce_attemptid: attributes.attemptid,
        ce_attemptseq: '2',
        ce_testmode: 'true',
      },
    })
  })

  it.each(['binary', 'structured'] as const)(
    'is read by the CloudEvents package: %s',
    async (mode) => {
      const { key, value, headers } = await messageOf(mode)
      expect(Kafka.isEvent({ headers, body: value })).toBe(true)
      const read = Kafka.toEvent({
        key,
        value,
        headers,
        body: value,
      } as never) as unknown as FlowEvent
      expect(read).toMatchObject({
        id: event.id,
        source: event.source,
        type: event.type,
        subject: event.subject,
        time: event.time,
        dataschema: event.dataschema,
        attemptid: event.attemptid,
        data: event.data,
      })
      expect(Number(read.attemptseq)).toBe(2)
    },
  )

  it('gives every event of an attempt the same key', async () => {
    const producer = fakeProducer()
    const batch = [1, 2].flatMap((attempt) => anEventBatch(3, { attempt }))
    await kafkaAdapter({ producer, topic: 'cancel-flow' }).deliver(batch, context)
    expect(producer.messages.map(({ key }) => key)).toEqual(batch.map(({ attemptid }) => attemptid))
  })

  it.each([
    // KafkaJS, Confluent's client, Platformatic's, and one that wraps what it was told.
    [{ type: 'MESSAGE_TOO_LARGE', retriable: false }, false],
    [{ code: 10, name: 'KafkaJSError' }, false],
    [
      { code: 'PLT_KFK_MULTIPLE', errors: [{ errors: [{ apiId: 'RECORD_LIST_TOO_LARGE' }] }] },
      false,
    ],
    [{ cause: { apiCode: 87 } }, false],
    [{ type: 'UNKNOWN_TOPIC_OR_PARTITION' }, true],
    [{ type: 'TOPIC_AUTHORIZATION_FAILED', retriable: false }, true],
    [{ code: 'PLT_KFK_NETWORK' }, true],
    [{ code: 'ECONNREFUSED' }, true],
    ['a string', true],
    [undefined, true],
  ])('takes %j for what can be tried again: %s', async (cause, retryable) => {
    const producer = { send: () => Promise.reject(cause) }
    const failure = kafkaAdapter({ producer, topic: 't' }).deliver([event], context)
    await expect(failure).rejects.toMatchObject({ retryable, cause })
    await expect(failure).rejects.toBeInstanceOf(DeliveryError)
  })

  it('reads an error that holds itself', async () => {
    const cause: { errors?: unknown[] } = {}
    cause.errors = [cause]
    const producer = { send: () => Promise.reject(cause) }
    await expect(
      kafkaAdapter({ producer, topic: 't' }).deliver([event], context),
    ).rejects.toMatchObject({ retryable: true })
  })

  it('S-23 is refused in a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => kafkaAdapter({ producer: fakeProducer(), topic: 't' })).toThrow('FW5111')
  })
})
