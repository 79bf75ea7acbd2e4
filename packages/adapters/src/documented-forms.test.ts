import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { anEvent, everyEvent } from '@fairwell/testkit'
import { Ajv2020, type SchemaObject } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { amplitudeAdapter } from './amplitude-adapter.ts'
import { customerIoAdapter } from './customer-io-adapter.ts'
import { mixpanelAdapter } from './mixpanel-adapter.ts'
import { posthogAdapter } from './posthog-adapter.ts'
import { rudderstackAdapter } from './rudderstack-adapter.ts'
import { segmentAdapter } from './segment-adapter.ts'

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
const instant = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$'
const text = { type: 'string', minLength: 1 }
const at = { type: 'string', pattern: instant }

/** A call that says who it is, in the way of Segment. */
const call = {
  type: 'object',
  required: ['type', 'messageId'],
  properties: {
    type: { enum: ['track', 'identify', 'group'] },
    messageId: { ...text, maxLength: 100 },
    userId: text,
    anonymousId: text,
    context: { type: 'object' },
    event: text,
    groupId: text,
    properties: { type: 'object' },
    traits: { type: 'object' },
  },
  anyOf: [{ required: ['userId'] }, { required: ['anonymousId'] }],
  allOf: [
    of('track', ['event', 'properties']),
    of('identify', ['traits']),
    of('group', ['groupId']),
  ],
}

/** What a call of one type has to have. */
function of(type: string, required: readonly string[]): SchemaObject {
  return { anyOf: [{ properties: { type: { not: { const: type } } } }, { required }] }
}

function object(required: SchemaObject, more: SchemaObject = {}): SchemaObject {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...more },
    additionalProperties: false,
  }
}

const listOf = (items: object) => ({ type: 'array', minItems: 1, items })
const timed = { ...call, required: [...call.required, 'timestamp'] }
const segmentForm = object({
  writeKey: text,
  sentAt: at,
  batch: listOf({ ...timed, properties: { ...call.properties, timestamp: at } }),
})

interface Documented {
  readonly name: string
  readonly make: (fetch: typeof globalThis.fetch) => EventAdapter
  /** The form of a body, from `source`. */
  readonly form: SchemaObject
  readonly source: string
}

const group = { id: 'subscription-1' }
const forms: readonly Documented[] = [
  {
    name: 'segment',
    make: (fetch) => segmentAdapter({ writeKey: 'key', group, fetch }),
    form: segmentForm,
    source:
      'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api',
  },
  {
    name: 'customer-io',
    make: (fetch) => customerIoAdapter({ writeKey: 'key', group, fetch }),
    form: segmentForm,
    source: 'https://docs.customer.io/integrations/api/cdp/tag/default/batch/',
  },
  {
    name: 'rudderstack',
    make: (fetch) =>
      rudderstackAdapter({ writeKey: 'key', dataPlaneUrl: 'https://data.example', group, fetch }),
    form: object({
      batch: listOf({
        ...call,
        required: [...call.required, 'channel', 'context', 'originalTimestamp', 'sentAt'],
        properties: {
          ...call.properties,
          channel: { enum: ['mobile', 'web', 'server', 'sources'] },
          originalTimestamp: at,
          sentAt: at,
        },
      }),
    }),
    source: 'https://www.rudderstack.com/docs/event-spec/standard-events/common-fields/',
  },
  {
    name: 'posthog',
    make: (fetch) => posthogAdapter({ apiKey: 'phc_key', group, fetch }),
    form: object({
      api_key: { type: 'string', pattern: '^phc_' },
      sent_at: at,
      batch: listOf(
        object({
          event: text,
          distinct_id: { ...text, maxLength: 200 },
          uuid: { type: 'string', pattern: uuid },
          timestamp: at,
          properties: { type: 'object' },
        }),
      ),
    }),
    source: 'https://posthog.com/docs/api/capture',
  },
  {
    name: 'amplitude',
    make: (fetch) => amplitudeAdapter({ apiKey: 'key', group, fetch }),
    form: object({
      api_key: text,
      client_upload_time: at,
      options: object({ min_id_length: { type: 'integer' } }),
      events: listOf({
        ...object(
          {
            event_type: { ...text, not: { pattern: '^\\[Amplitude\\]' } },
            time: { type: 'integer', minimum: 1e12 },
            insert_id: text,
            event_properties: { type: 'object' },
          },
          {
            user_id: text,
            device_id: text,
            user_properties: { type: 'object' },
            groups: { type: 'object', maxProperties: 5 },
            revenue: { type: 'number' },
            currency: { type: 'string', pattern: '^[A-Z]{3}$' },
          },
        ),
        anyOf: [{ required: ['user_id'] }, { required: ['device_id'] }],
      }),
    }),
    source: 'https://amplitude.com/docs/apis/analytics/http-v2',
  },
  {
    name: 'mixpanel',
    make: (fetch) => mixpanelAdapter({ token: 'token', group, fetch }),
    form: listOf(
      object({
        event: { ...text, maxLength: 255 },
        properties: {
          type: 'object',
          required: ['token', 'distinct_id', 'time', '$insert_id'],
          properties: {
            token: text,
            distinct_id: text,
            time: { type: 'integer' },
            $insert_id: { type: 'string', maxLength: 36, pattern: '^[A-Za-z0-9-]+$' },
          },
          maxProperties: 254,
        },
      }),
    ),
    source: 'https://developer.mixpanel.com/reference/track-event',
  },
]

const ajv = new Ajv2020({ allErrors: true, strict: false })
const known = everyEvent()
const unknown = known.map(({ subject: _, ...event }) => event as FlowEvent)
const shortest = anEvent('offer.shown', { subject: '7' })

describe.each(forms)('a body for $name', ({ make, form, source }) => {
  it(`has the form of ${source}`, async () => {
    const bodies: string[] = []
    const adapter = make(async (_url, request) => {
      bodies.push(`${request?.body}`)
      return Response.json({ status: 1 })
    })
    const context = { attempt: 1, signal: new AbortController().signal }
    for (const batch of [known, unknown, [shortest]]) await adapter.deliver(batch, context)
    const isValid = ajv.compile(form)
    for (const body of bodies) {
      isValid(JSON.parse(new URLSearchParams(body).get('data') ?? body))
      expect(isValid.errors ?? []).toEqual([])
    }
    expect(bodies).toHaveLength(3)
  })
})
