// Turns the JSON Schemas of the events' data into what a Snowplow registry takes.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of JSON Schema that the schemas of core use. */
interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number
  readonly minimum?: number
  readonly $ref?: string
}

const source = join(import.meta.dirname, '../../core/schemas/events')

/** Who publishes the schemas, as Iglu spells it. */
const vendor = 'dev.fairwell'

/** What the adapter puts beside the data of an event. */
const envelope: { readonly [key: string]: JsonSchema } = {
  eventId: { description: 'Id of the event; the same on every retry.', type: 'string' },
  attemptId: { description: 'Which attempt.', type: 'string' },
  attemptSeq: { description: 'From 1 per attempt.', type: 'integer', minimum: 1 },
  subscriberId: { description: "The subscriber's id, where it is known.", type: 'string' },
  testMode: { description: 'Whether it is a test.', type: 'boolean' },
}

/** `description` first, as a reader wants it; then what Iglu and its loaders ask of the type. */
function convert({ description, ...schema }: JsonSchema): object {
  return { ...(description && { description }), ...typeOf(schema) }
}

/** Iglu is JSON Schema draft 4 without references; its loaders ask for lengths and bounds. */
function typeOf(schema: JsonSchema): object {
  const { type, properties, additionalProperties, required, items, anyOf, minimum } = schema
  if (schema.$ref !== undefined) return { type: ['object', 'array', 'string', 'number', 'boolean'] }
  if (schema.const !== undefined) return { type, enum: [schema.const] }
  if (schema.enum) return { type, enum: schema.enum }
  if (anyOf) return Object.assign({}, ...anyOf.map(typeOf), { type: anyOf.map((one) => one.type) })
  if (properties) {
    const entries = Object.entries(properties).map(([key, each]) => [
      key,
      // Free words: the longest text column of Redshift.
      { ...convert(each), ...(key === 'text' && { maxLength: 65_535 }) },
    ])
    return {
      type,
      properties: Object.fromEntries(entries),
      ...(required?.length && { required }),
      additionalProperties: false,
    }
  }
  if (additionalProperties) return { type }
  if (items) return { type, items: typeOf(items) }
  if (type === 'string') return { type, maxLength: 1024 }
  if (type === 'integer') return { type, minimum, maximum: Number.MAX_SAFE_INTEGER }
  return { type }
}

/** The Iglu schema of each event, by its place in a static registry: `vendor/name/format/version`. */
export function generateIgluSchemas(names: readonly string[]): { readonly [path: string]: object } {
  return Object.fromEntries(names.map((name) => generate(name)))
}

function generate(eventName: string): readonly [string, object] {
  const file = join(source, `${eventName}.schema.json`)
  const { properties, required = [] } = JSON.parse(readFileSync(file, 'utf8')) as JsonSchema
  const self = {
    vendor,
    name: eventName.replace('.', '_'),
    format: 'jsonschema',
    version: '1-0-0',
  }
  const schema = convert({
    type: 'object',
    properties: { ...envelope, ...properties },
    required: ['eventId', 'attemptId', 'attemptSeq', ...required],
  })
  return [
    `${Object.values(self).join('/')}`,
    {
      // https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/self-describing-json-schemas/
      $schema:
        'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#',
      description: `Data of fairwell.${eventName}`,
      self,
      ...schema,
    },
  ]
}
