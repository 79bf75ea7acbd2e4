import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

interface SelfDescribing {
  readonly schema: string
  readonly data: Readonly<Record<string, unknown>>
}
type Payload = Readonly<Record<string, string>>

const registry = join(import.meta.dirname, '../../../adapters/iglu')

const payloads = ({ json }: VendorCall): readonly Payload[] => json?.data ?? []

/** The event in a payload, in either of the forms that the protocol knows. */
function eventOf({ ue_pr, ue_px }: Payload): SelfDescribing {
  const { data } = JSON.parse(ue_pr ?? Buffer.from(`${ue_px}`, 'base64url').toString())
  return data
}

describeVendor("Snowplow, with '@snowplow/browser-tracker'", {
  page: 'snowplow.page.ts',
  ways: {
    client: { acknowledges: false, exits: true },
    http: { acknowledges: true, exits: true },
  },
  read: (call) =>
    payloads(call)
      .filter(({ e }) => e === 'ue')
      .map((payload) => ({
        name: eventOf(payload).schema,
        id: payload.eid,
        time: payload.ttm,
        user: payload.uid,
        properties: eventOf(payload).data,
      })),
  expected: ({ id, type, time, attemptid, attemptseq }) => ({
    name: `iglu:dev.fairwell/${type.replace('fairwell.', '').replace('.', '_')}/jsonschema/1-0-0`,
    id,
    time: `${Date.parse(time)}`,
    user: 'subscriber-1',
    properties: { eventId: id, attemptId: attemptid, attemptSeq: attemptseq, flowId: 'test-flow' },
  }),
  answer: () => ({ body: 'ok' }),
  also(calls, way) {
    const sent = calls.flatMap((call) => [...payloads(call)])
    for (const payload of sent.filter(({ e }) => e === 'ue')) {
      const { schema, data } = eventOf(payload)
      const { $schema, self, ...plain } = JSON.parse(
        readFileSync(join(registry, schema.replace('iglu:', '')), 'utf8'),
      )
      const validate = new Ajv({ allowUnionTypes: true }).compile(plain)
      expect([validate(data), validate.errors]).toEqual([true, null])
    }
    const ours = calls.at(-1) as VendorCall
    expect(ours.url.href).toBe('https://collector.example/com.snowplowanalytics.snowplow/tp2')
    expect(ours.json.schema).toBe(
      'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4',
    )
    expect(ours.headers['content-type']).toMatch(/^application\/json; ?charset=utf-8$/i)
    // What the page tracks itself keeps the ids of the tracker.
    const view = sent.find(({ e }) => e === 'pv')
    if (way === 'client') expect(view?.eid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/)
    for (const value of sent.flatMap(Object.values)) expect(value).toBeTypeOf('string')
  },
})
