// What the JSON Schema says beyond what zod's generator reads from the schemas, for the sake of
// editors.

import { definitionShape, questionShape } from '../src/schema/definition-shape.ts'
import { accountPaths } from '../src/schema/known-fields.ts'
import { offerShape } from '../src/schema/offer-shape.ts'
import { keyOf, namesOf, type ObjectShape, type Shape } from '../src/schema/shape.ts'

/** As much of a JSON Schema as the generator builds. */
export interface JsonSchema {
  [keyword: string]: unknown
  $defs?: { [name: string]: JsonSchema }
  properties?: { [key: string]: JsonSchema }
  anyOf?: JsonSchema[]
  items?: JsonSchema
}

const text = { type: 'string', pattern: '\\S' }

/** A rule has one form, and a comparison one operator. */
export function sharpenRule({ anyOf = [] }: JsonSchema): JsonSchema {
  return {
    oneOf: anyOf.map((form) => {
      const properties = { ...form.properties }
      const isComparison = 'answer' in properties || 'field' in properties
      if (properties.field) {
        properties.field = {
          type: 'string',
          anyOf: [{ enum: [...accountPaths()] }, { pattern: '^subscriber\\.attributes\\..' }],
        }
      }
      const one = isComparison ? { minProperties: 2, maxProperties: 2 } : {}
      return { ...form, properties, ...one }
    }),
  }
}

/** The keys that an arm may replace, of every kind of offer. */
export function offerPatch($defs: { readonly [name: string]: JsonSchema }): JsonSchema {
  const properties: { [key: string]: JsonSchema } = {}
  const collect = (schema: JsonSchema | undefined): void => {
    if (typeof schema?.$ref === 'string') collect($defs[schema.$ref.replace('#/$defs/', '')])
    for (const option of schema?.anyOf ?? []) collect(option)
    for (const [key, value] of Object.entries(schema?.properties ?? {})) {
      if (!/^(id|kind|when)$/.test(key)) properties[key] = { ...value }
    }
  }
  collect($defs.Offer)
  properties.hidden = { type: 'boolean', const: true }
  return { type: 'object', properties, additionalProperties: false }
}

/**
 * The mirror of a definition with copy keys only, and its parts that come more than once: lists of
 * things with ids become objects keyed by id.
 */
export function localeMirrors(): { readonly [name: string]: JsonSchema } {
  return {
    Locale: mirrorOf(definitionShape) ?? {},
    OfferCopy: mirrorOf({ kinds: offerShape.kinds }) ?? {},
    QuestionCopy: mirrorOf({ kinds: questionShape.kinds }) ?? {},
  }
}

function mirrorOf(shape: Shape): JsonSchema | undefined {
  if (shape === 'copy') return text
  if (typeof shape === 'string' || 'oneOf' in shape) return undefined
  if (shape.role === 'patch' || shape.role === 'offer') return { $ref: '#/$defs/OfferCopy' }
  if (shape.role === 'question') return { $ref: '#/$defs/QuestionCopy' }
  if ('list' in shape || 'record' in shape) {
    const inner = mirrorOf('list' in shape ? shape.list : shape.record)
    if (!inner) return undefined
    return inner === text
      ? { type: 'array', items: text }
      : { type: 'object', additionalProperties: inner }
  }
  const objects: readonly ObjectShape[] = 'kinds' in shape ? Object.values(shape.kinds) : [shape]
  const properties = Object.fromEntries(
    objects.flatMap((object) =>
      namesOf(object).flatMap((name) => {
        const inner = mirrorOf(keyOf(object, name) as Shape)
        return inner ? [[name, inner]] : []
      }),
    ),
  )
  return Object.keys(properties).length
    ? { type: 'object', properties, additionalProperties: false }
    : undefined
}
