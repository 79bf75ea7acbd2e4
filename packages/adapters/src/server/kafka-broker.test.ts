import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { DeliveryError, type FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { Producer, stringSerializers } from '@platformatic/kafka'
import { Kafka } from 'cloudevents'
import { Kafka as KafkaJs, logLevel, Partitioners } from 'kafkajs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type KafkaProducer, kafkaAdapter } from './kafka-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

// librdkafka brings a broker that keeps records in memory and speaks Kafka's own protocol; kafka-crab-js brings
// librdkafka, built, for the platforms that it knows.
// https://github.com/confluentinc/librdkafka/blob/master/src/rdkafka_mock.h
const require = createRequire(import.meta.url)
const broker = `
  const { KafkaClient } = require(${JSON.stringify(require.resolve('kafka-crab-js'))})
  const configuration = { 'test.mock.num.brokers': '1', debug: 'conf' }
  const client = new KafkaClient({ brokers: 'none:1', clientId: 'broker', logLevel: 'debug', configuration })
  globalThis.producer = client.createProducer({})
  setInterval(() => {}, 60_000)
`

let crab: typeof import('kafka-crab-js') | undefined
let why = ''
try {
  crab = await import('kafka-crab-js')
} catch (error) {
  why = `skipped: kafka-crab-js has no librdkafka for this platform, ${error}`
}

describe.skipIf(!crab)(
  `kafkaAdapter, a real client and a broker (${why || 'of librdkafka'})`,
  () => {
    let address = ''
    let stop = (): void => {}

    beforeAll(async () => {
      const child = spawn(process.execPath, ['-e', broker])
      stop = () => void child.kill('SIGKILL')
      let printed = ''
      address = await new Promise<string>((resolve, reject) => {
        const read = (text: string): void => {
          printed += text
          const found = printed.match(/metadata\.broker\.list = ([\d.]+:\d+)/)?.[1]
          if (found) resolve(found)
        }
        child.stdout.setEncoding('utf8').on('data', read)
        child.stderr.setEncoding('utf8').on('data', read)
        child.on('exit', () => reject(new Error(`the broker ended: ${printed.slice(-500)}`)))
      })
      return () => stop()
    })

    function aProducer() {
      return new Producer({
        clientId: 'fairwell',
        bootstrapBrokers: [address],
        serializers: stringSerializers,
        autocreateTopics: true,
        retries: 0,
        connectTimeout: 1_000,
      })
    }

    /** What another client finds in the topic: librdkafka's own. */
    async function read(topic: string, count: number): Promise<FlowEvent[]> {
      if (!crab) return []
      const client = new crab.KafkaClient({ brokers: address, clientId: 'reader' })
      const consumer = client.createConsumer({ groupId: topic, enableAutoCommit: false })
      const partitionOffset = [0, 1, 2, 3].map((partition) => ({
        partition,
        offset: { position: 'Beginning' as const },
      }))
      await consumer.subscribe([{ topic, partitionOffset }])
      const messages: Awaited<ReturnType<typeof consumer.recvBatch>> = []
      while (messages.length < count) messages.push(...(await consumer.recvBatch(count, 500)))
      await consumer.disconnect()
      const partitions = new Map(messages.map(({ key, partition }) => [`${key}`, partition]))
      for (const { key, partition } of messages) expect(partitions.get(`${key}`)).toBe(partition)
      return messages.map(({ key, payload, headers = {} }) => {
        const texts = Object.entries(headers).map(([name, value]) => [name, value.toString()])
        const message = {
          key: `${key}`,
          value: payload.toString(),
          headers: Object.fromEntries(texts),
        }
        return Kafka.toEvent({ ...message, body: message.value } as never) as unknown as FlowEvent
      })
    }

    function words(attempt: number): FlowEvent {
      return anEvent('answer.given', { seq: 6, attempt, data: { text: 'zu teuer – 29 € 🌱' } })
    }

    async function expectRoundTrip(producer: KafkaProducer, topic: string): Promise<void> {
      const adapter = kafkaAdapter({ producer, topic })
      const batch = [
        ...anEventBatch(5, { attempt: 1 }),
        ...anEventBatch(5, { attempt: 2 }),
        words(2),
      ]
      await adapter.deliver(batch.slice(0, 6), context)
      await adapter.deliver(batch.slice(6), context)
      const events = await read(topic, batch.length)
      for (const attempt of new Set(batch.map(({ attemptid }) => attemptid))) {
        const sent = batch.filter(({ attemptid }) => attemptid === attempt)
        const found = events.filter(({ attemptid }) => attemptid === attempt)
        expect(found.map(({ id }) => id)).toEqual(sent.map(({ id }) => id))
        expect(found.map(({ data }) => data)).toEqual(sent.map(({ data }) => data))
      }
    }

    it('writes events that another client reads back, each attempt in order', async () => {
      const producer = aProducer()
      await expectRoundTrip(producer, 'cancel-flow')
      await producer.close()
    })

    it('takes a producer of KafkaJS as well', async () => {
      const client = new KafkaJs({
        brokers: [address],
        clientId: 'kafkajs',
        logLevel: logLevel.NOTHING,
      })
      const producer = client.producer({ createPartitioner: Partitioners.DefaultPartitioner })
      await producer.connect()
      await expectRoundTrip(producer, 'cancel-flow-kafkajs')
      await producer.disconnect()
    })

    it('says that a broker that is gone may be tried again', async () => {
      const producer = aProducer()
      const adapter = kafkaAdapter({ producer, topic: 'cancel-flow' })
      await adapter.deliver([anEvent()], context)
      stop()
      const failure: unknown = await adapter.deliver([anEvent()], context).catch((error) => error)
      expect(failure).toBeInstanceOf(DeliveryError)
      expect(failure).toMatchObject({ retryable: true })
      await producer.close().catch(() => {})
    })
  },
)
