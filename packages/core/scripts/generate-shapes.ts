// Turns the zod schemas into the plain data that the checker walks along.

import { accountSchema, runningDiscountSchema } from '../src/schema/account-schema.ts'
import {
  definitionSchema,
  experimentSchema,
  localeSchema,
  offerPatchSchema,
  patchesSchema,
  screenSchema,
} from '../src/schema/definition-schema.ts'
import { discountSchema, offerSchema, pauseChoiceSchema } from '../src/schema/offer-schema.ts'
import { questionSchema } from '../src/schema/question-schema.ts'
import { ruleSchema } from '../src/schema/rule-schema.ts'
import * as scalarSchemas from '../src/schema/scalar-schemas.ts'
import { type ScalarName, scalars } from '../src/schema/scalars.ts'
import type { KindsShape, ObjectShape, Role, Shape } from '../src/schema/shape.ts'
import { tokensSchema } from '../src/schema/tokens-schema.ts'

/** What this reads of a zod schema: the definition that zod keeps for library authors. */
interface ZodNode {
  readonly _zod: {
    readonly def: {
      readonly type: string
      readonly shape?: { readonly [key: string]: ZodNode }
      readonly element?: ZodNode
      readonly innerType?: ZodNode
      readonly valueType?: ZodNode
      readonly options?: readonly ZodNode[]
      readonly values?: readonly (string | number | boolean)[]
      readonly entries?: { readonly [name: string]: string }
      readonly checks?: readonly unknown[]
    }
    readonly optin?: string | undefined
  }
}

const roles = new Map<unknown, Role>([
  [offerSchema, 'offer'],
  [discountSchema, 'discount'],
  [pauseChoiceSchema, 'pauseChoice'],
  [runningDiscountSchema, 'runningDiscount'],
  [questionSchema, 'question'],
  [screenSchema, 'screen'],
  [experimentSchema, 'experiment'],
  [patchesSchema, 'patches'],
  [offerPatchSchema, 'patch'],
  [localeSchema, 'locale'],
  [tokensSchema, 'tokens'],
])

const names = new Map<unknown, Shape>([
  ...Object.entries(scalarSchemas)
    .filter(([name]) => name in scalars)
    .map(([name, schema]) => [schema, name as ScalarName] as const),
  [scalarSchemas.json, 'json'],
  [ruleSchema, 'rule'],
])

const primitives: { readonly [type: string]: ScalarName } = {
  string: 'text',
  boolean: 'boolean',
  number: 'number',
}

/** The shape of a zod schema. */
function shapeOf(node: ZodNode): Shape {
  const { type, innerType, shape, element, valueType, values, entries, checks } = node._zod.def
  if (innerType) return shapeOf(innerType)
  const name = names.get(node) ?? (checks?.length ? undefined : primitives[type])
  if (name) return name
  const role = roles.get(node)
  const named = role ? { role } : {}
  if (element) {
    return { ...named, list: shapeOf(element), ...(checks?.length ? { isFilled: true } : {}) }
  }
  if (valueType) return { ...named, record: shapeOf(valueType) }
  if (entries) return { ...named, oneOf: Object.values(entries) }
  if (values) return { ...named, oneOf: values }
  if (shape) return { ...named, ...objectOf([node]) }
  return { ...named, ...unionOf(node) }
}

/** Objects told apart by their kind; else the keys of all of them together. */
function unionOf(node: ZodNode): Shape & object {
  const options = node._zod.def.options ?? []
  const kinds = options.map(kindOf)
  if (new Set(kinds).size < options.length || kinds.includes(undefined)) return objectOf(options)
  const shapes = options.map((option, index) => {
    const shape = shapeOf(option) as ObjectShape
    return [kinds[index], { ...shape, keys: { ...shape.keys, kind: 'text' } }] as const
  })
  return { kinds: Object.fromEntries(shapes) as KindsShape['kinds'] }
}

function kindOf(node: ZodNode): string | undefined {
  const { shape, options = [] } = node._zod.def
  return shape ? shape.kind?._zod.def.values?.[0]?.toString() : options[0] && kindOf(options[0])
}

function objectOf(options: readonly ZodNode[]): ObjectShape {
  const shapes = options.map(({ _zod: { def } }) => {
    if (!def.shape) throw new Error(`the checker has no shape for a union with a ${def.type}`)
    return def.shape
  })
  const keys = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))]
  return {
    keys: Object.fromEntries(
      keys.map((key) => {
        const found = shapes.find((shape) => shape[key])?.[key] as ZodNode
        const isRequired = shapes.every((shape) => shape[key] && !shape[key]._zod.optin)
        return [isRequired ? key : `${key}?`, shapeOf(found)]
      }),
    ),
  }
}

const note = '// Generated from the zod schemas by scripts/write-schemas.ts; not to be edited.'

/** The shapes of the schemas. */
export function buildShapes() {
  const build = (schema: unknown) => shapeOf(schema as ZodNode)
  return {
    question: build(questionSchema),
    offer: build(offerSchema),
    definition: build(definitionSchema),
    account: build(accountSchema),
  }
}

/** The sources of the shapes, by file name; formatted afterwards. */
export function generateShapes(): { readonly [file: string]: string } {
  const shapes = buildShapes()
  const question = JSON.stringify(shapes.question)
  const offer = JSON.stringify(shapes.offer)
  return {
    'offer-shape.ts': `${note}

import type { KindsShape } from './shape.ts'

export const offerShape: KindsShape = ${offer}
`,
    'definition-shape.ts': `${note}

import { offerShape } from './offer-shape.ts'
import type { KindsShape, ObjectShape } from './shape.ts'

export const questionShape: KindsShape = ${question}

export const definitionShape: ObjectShape = ${JSON.stringify(shapes.definition)
      .replaceAll(question, 'questionShape')
      .replaceAll(offer, 'offerShape')}
`,
    'account-shape.ts': `${note}

import type { ObjectShape } from './shape.ts'

export const accountShape: ObjectShape = ${JSON.stringify(shapes.account)}
`,
  }
}
