// Turns the zod schemas into JSON Schemas (draft 2020-12) that also help in an editor.

import * as z from 'zod/mini'
import { dataSchemaUrl } from '../src/events/data-schema-url.ts'
import {
  accountSchema,
  historyEntrySchema,
  runningDiscountSchema,
  subscriberSchema,
  subscriptionSchema,
} from '../src/schema/account-schema.ts'
import {
  armSchema,
  definitionSchema,
  experimentSchema,
  localeSchema,
  offerPatchSchema,
  reasonSchema,
  screenSchema,
  surveySchema,
} from '../src/schema/definition-schema.ts'
import { eventDataSchemas, eventNames, eventSchemaOf } from '../src/schema/event-schema.ts'
import {
  offerSchema,
  offerSchemas,
  pauseChoiceSchema,
  planSchema,
} from '../src/schema/offer-schema.ts'
import { optionSchema, questionSchema } from '../src/schema/question-schema.ts'
import { ruleSchema } from '../src/schema/rule-schema.ts'
import { json } from '../src/schema/scalar-schemas.ts'
import { imageSchema, tokensSchema } from '../src/schema/tokens-schema.ts'
import { describeKeys } from './describe-keys.ts'
import { type JsonSchema, localeMirrors, offerPatch, sharpenRule } from './editor-schemas.ts'

const base = 'https://fairwell.dev/schemas/v1/'

const pascal = (kind: string) =>
  kind.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase())

/** Names of the parts, by schema. Without them zod calls what is recursive `__schema0`. */
const parts: readonly (readonly [z.ZodMiniType, string])[] = [
  [ruleSchema, 'Rule'],
  [json, 'Json'],
  [offerSchema, 'Offer'],
  ...Object.entries(offerSchemas).map(([kind, schema]) => [schema, pascal(kind)] as const),
  [pauseChoiceSchema, 'PauseChoice'],
  [planSchema, 'Plan'],
  [offerPatchSchema, 'OfferPatch'],
  [armSchema, 'Arm'],
  [experimentSchema, 'Experiment'],
  [localeSchema, 'Locale'],
  [optionSchema, 'Option'],
  [questionSchema, 'Question'],
  [reasonSchema, 'Reason'],
  [surveySchema, 'Survey'],
  [screenSchema, 'Screen'],
  [tokensSchema, 'Tokens'],
  [imageSchema, 'Image'],
  [subscriberSchema, 'Subscriber'],
  [subscriptionSchema, 'Subscription'],
  [runningDiscountSchema, 'RunningDiscount'],
  [historyEntrySchema, 'HistoryEntry'],
]

const names = z.registry<{ id: string }>()
for (const [schema, id] of parts) names.add(schema, { id })

function convert(schema: z.ZodMiniType, file: string, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { metadata: names, io: 'input' })
  const plain = JSON.parse(JSON.stringify(rest)) as JsonSchema
  return { $schema, $id: `${base}${file}`, title, ...plain }
}

function definition(): JsonSchema {
  const schema = convert(definitionSchema, 'definition.schema.json', 'Fairwell flow definition')
  const { $defs = {}, properties = {} } = schema
  Object.assign($defs, {
    Rule: sharpenRule($defs.Rule as JsonSchema),
    OfferPatch: offerPatch($defs),
    ...localeMirrors(),
  })
  Object.assign(properties.screenOrder as JsonSchema, {
    uniqueItems: true,
    contains: { const: 'confirm' },
  })
  return describeKeys(schema, 'Definition')
}

function event(): JsonSchema {
  const envelope = convert(
    eventSchemaOf('attempt.started'),
    'events/event.schema.json',
    'Fairwell event',
  )
  const data = eventNames.map((name) => eventData(name))
  const $defs = Object.fromEntries(
    eventNames.map((name, index) => {
      const { $schema, $id, $defs: _, ...schema } = data[index] as JsonSchema
      return [name, schema]
    }),
  )
  const schema = describeKeys(
    {
      ...envelope,
      properties: {
        ...envelope.properties,
        type: { type: 'string', enum: eventNames.map((name) => `fairwell.${name}`) },
        dataschema: { type: 'string', enum: eventNames.map(dataSchemaUrl) },
        data: { type: 'object' },
      },
      $defs: {},
    },
    'Event',
  )
  return {
    ...schema,
    allOf: eventNames.map((name) => ({
      if: { properties: { type: { const: `fairwell.${name}` } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword.
      then: {
        properties: {
          dataschema: { const: dataSchemaUrl(name) },
          data: { $ref: `#/$defs/${name}` },
        },
      },
    })),
    $defs: { ...$defs, ...Object.assign({}, ...data.map((schema) => schema.$defs)) },
  }
}

function eventData(name: (typeof eventNames)[number]): JsonSchema {
  const schema = eventDataSchemas[name]
  const file = `events/${name}.schema.json`
  return describeKeys(convert(schema, file, `Data of fairwell.${name}`), 'EventData')
}

/** Every JSON Schema, by its file under `schemas/`. */
export function generateSchemas(): { readonly [file: string]: JsonSchema } {
  return {
    'definition.schema.json': definition(),
    'account.schema.json': describeKeys(
      convert(accountSchema, 'account.schema.json', 'Fairwell account'),
      'Account',
    ),
    'events/event.schema.json': event(),
    'events/batch.schema.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${base}events/batch.schema.json`,
      title: 'Batch of Fairwell events',
      type: 'array',
      items: { $ref: 'event.schema.json' },
    },
    ...Object.fromEntries(
      eventNames.map((name) => [`events/${name}.schema.json`, eventData(name)]),
    ),
  }
}
