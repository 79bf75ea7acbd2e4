import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, offerSamples, settle } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { Ajv } from 'ajv'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { generateIgluSchemas } from '../scripts/generate-iglu-schemas.ts'
import { type SnowplowClient, type SnowplowMessage, snowplowAdapter } from './snowplow-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const collector = 'https://collector.example'
const registry = join(import.meta.dirname, '../iglu')

type Payload = Record<string, string>
type Tracked = Parameters<SnowplowClient['trackSelfDescribingEvent']>[0] & { eid: string }

/** What the tracker does of importance here: an id of its own, then the plugins, in that call. */
function fakeTracker() {
  const tracked: Tracked[] = []
  const trackers: (string[] | undefined)[] = []
  const plugins: Parameters<NonNullable<SnowplowClient['addPlugin']>>[0]['plugin'][] = []
  const client: SnowplowClient = {
    addPlugin: ({ plugin }) => plugins.push(plugin),
    trackSelfDescribingEvent(event, to) {
      const payload: Payload = { eid: 'of the tracker' }
      for (const { beforeTrack } of plugins) {
        beforeTrack({ add: (key, value) => Object.assign(payload, { [key]: value }) })
      }
      tracked.push({ ...event, eid: `${payload.eid}` })
      trackers.push(to)
    },
  }
  return { client, tracked, trackers, plugins }
}

async function messageOf(event: FlowEvent): Promise<SnowplowMessage> {
  const { client, tracked } = fakeTracker()
  await snowplowAdapter({ client }).deliver([event], context)
  return tracked[0]?.event as SnowplowMessage
}

/** What is wrong with a message by the schema that it names. */
function problemsOf({ schema, data }: SnowplowMessage): unknown {
  const { $schema, self, ...plain } = JSON.parse(
    readFileSync(join(registry, schema.replace('iglu:', '')), 'utf8'),
  )
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(plain)
  validate(data)
  return validate.errors
}

afterEach(() => vi.unstubAllGlobals())

describeEventAdapter(
  'snowplow, with the tracker of the page',
  () => {
    const { client, tracked } = fakeTracker()
    return {
      adapter: snowplowAdapter({ client }),
      receivedIds: () => tracked.map(({ eid }) => eid),
      behave() {},
    }
  },
  { cannot: { fail: 'the tracker keeps and repeats what fails' } },
)

describeEventAdapter(
  'snowplow, with a collector',
  () => {
    const backend = fakeBackend((body) => JSON.parse(body).data.map(({ eid }: Payload) => eid))
    return { ...backend, adapter: snowplowAdapter({ collector, fetch: backend.fetch }) }
  },
  { cannot: { rejectIds: 'a collector takes a request as a whole' } },
)

describe('what Snowplow gets of an event', () => {
  it('is its data, with the ids of the event, the attempt and the subscriber', async () => {
    const event = anEvent('offer.shown', { testmode: true })
    expect(await messageOf(event)).toEqual({
      schema: 'iglu:dev.fairwell/offer_shown/jsonschema/1-0-0',
      data: {
        ...event.data,
        eventId: event.id,
        attemptId: event.attemptid,
        attemptSeq: 1,
        subscriberId: 'subscriber-1',
        testMode: true,
      },
    })
  })

  it.each(everyEvent())(
    'of $type is what its schema says, and nothing else would be',
    async (event) => {
      const message = await messageOf(event)
      expect(problemsOf(message)).toBeNull()
      const { eventId: _, ...without } = message.data
      expect(problemsOf({ ...message, data: without })).toMatchObject([{ keyword: 'required' }])
      expect(problemsOf({ ...message, data: { ...message.data, later: 1 } })).toMatchObject([
        { keyword: 'additionalProperties' },
      ])
    },
  )

  it.each(Object.entries(offerSamples))(
    'of an offer of kind %s is what its schema says',
    async (_, sample) => {
      const { id, kind, ...terms } = sample
      const event = anEvent('offer.applied', {
        data: {
          offerId: id,
          kind,
          terms: JSON.parse(JSON.stringify(terms)),
          choice: { months: 2 },
        },
      })
      expect(problemsOf(await messageOf(event))).toBeNull()
    },
  )

  it.each([7, 'yes', ['a', 'b']])('of the answer %j is what its schema says', async (value) => {
    const event = anEvent('answer.given', { data: { kind: 'choice', value } })
    expect(problemsOf(await messageOf(event))).toBeNull()
  })
})

describe('the schemas for the registry', () => {
  it('are generated from those of the events as they are now', () => {
    const names = everyEvent().map(({ type }) => type.replace('fairwell.', ''))
    for (const [path, schema] of Object.entries(generateIgluSchemas(names))) {
      expect(JSON.parse(readFileSync(join(registry, path), 'utf8'))).toEqual(schema)
    }
    expect(readdirSync(join(registry, 'dev.fairwell'))).toHaveLength(names.length)
  })
})

describe('the tracker', () => {
  it('gets the time of the event and our id', async () => {
    const { client, tracked, trackers } = fakeTracker()
    const [event] = anEventBatch(1) as [FlowEvent]
    await snowplowAdapter({ client, trackers: ['sp1'] }).deliver([event], context)
    expect(tracked).toMatchObject([
      { eid: event.id, timestamp: { type: 'ttm', value: Date.parse(event.time) } },
    ])
    expect(trackers).toEqual([['sp1']])
  })

  it('keeps its own ids for events of the page', async () => {
    const { client, tracked, plugins } = fakeTracker()
    const adapter = snowplowAdapter({ client })
    await adapter.deliver(anEventBatch(2), context)
    expect(plugins).toHaveLength(1)
    const { event, timestamp } = tracked[0] as Tracked
    client.trackSelfDescribingEvent({ event, timestamp })
    expect(tracked.at(-1)?.eid).toBe('of the tracker')
  })

  it('gets an event once, also where a page that was hidden comes back', async () => {
    const { client, tracked } = fakeTracker()
    const adapter = snowplowAdapter({ client: () => client })
    adapter.deliverOnExit?.(anEventBatch(2))
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(tracked).toHaveLength(2)
  })
})

describe('the collector', () => {
  const requestOf = async (options: object = {}) => {
    const fetch = vi.fn(async () => new Response('ok'))
    await snowplowAdapter({ collector, ...options, fetch }).deliver(anEventBatch(2), context)
    const [url, { headers, body }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    return { url, headers, body: JSON.parse(`${body}`) }
  }

  it('gets payload data in which every value is text', async () => {
    const [event] = anEventBatch(1) as [FlowEvent]
    const { url, headers, body } = await requestOf()
    expect(url).toBe('https://collector.example/com.snowplowanalytics.snowplow/tp2')
    expect(headers).toEqual({ 'content-type': 'application/json; charset=utf-8' })
    expect(body.schema).toBe('iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4')
    expect(body.data).toHaveLength(2)
    const time = `${Date.parse(event.time)}`
    const { ue_pr, ...payload } = body.data[0]
    expect(payload).toEqual({
      e: 'ue',
      eid: event.id,
      tv: 'fairwell-1',
      p: 'srv',
      aid: 'fairwell',
      dtm: time,
      ttm: time,
      uid: 'subscriber-1',
    })
    expect(JSON.parse(ue_pr)).toEqual({
      schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
      data: await messageOf(event),
    })
  })

  it('is told of the application, and that a page is a page', async () => {
    vi.stubGlobal('window', {})
    const { url, body } = await requestOf({
      collector: `${collector}/`,
      appId: 'billing',
      postPath: '/our/path',
    })
    expect(url).toBe('https://collector.example/our/path')
    expect(body.data[0]).toMatchObject({ p: 'web', aid: 'billing' })
  })

  it('has to be named, or a tracker', () => {
    expect(() => snowplowAdapter({} as never)).toThrow('FW5102')
  })
})
