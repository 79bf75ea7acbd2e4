import * as z from 'zod/mini'
import { isScalar, type ScalarName, type ScalarRule, scalars } from './scalars.ts'

/**
 * zod's check of a scalar: the rule itself, and for the JSON Schema the bag that zod's generator
 * reads.
 */
function ruleOf<Value>(name: ScalarName): z.core.$ZodCheck<Value> {
  const { pattern, format, isWhole, minimum, maximum, above }: ScalarRule = scalars[name]
  const bag = {
    minimum,
    maximum,
    exclusiveMinimum: above,
    format: isWhole ? 'safeint' : format,
    patterns: pattern && new Set([pattern]),
  }
  return {
    _zod: {
      def: { check: name },
      onattach: [(schema) => Object.assign(schema._zod.bag, bag)],
      check(payload) {
        const { value } = payload
        if (!isScalar(name, value)) payload.issues.push({ code: 'custom', input: value })
      },
    },
  }
}

const text = (name: ScalarName) => z.string().check(ruleOf(name))
const number = (name: ScalarName) => z.number().check(ruleOf(name))

export const id = text('id')
export const copy = text('copy')
export const url = text('url')
export const imageUrl = text('imageUrl')
export const color = text('color')
export const fontFamily = text('fontFamily')
export const currency = text('currency')
export const instant = text('instant')
export const wholeNumber = number('wholeNumber')
export const nonNegative = number('nonNegative')
export const count = number('count')
export const countOrNone = number('countOrNone')
export const amountMinor = number('amountMinor')
export const priceMinor = number('priceMinor')
export const percentOff = number('percentOff')
export const share = number('share')
export const radius = number('radius')
export const spacing = number('spacing')

export const scalar = z.union([z.string(), z.number(), z.boolean()])
export const interval = z.enum(['day', 'week', 'month', 'year'])

/** Any JSON. */
export const json = z.json()

/** The author's own data, passed on as it is. */
export const data = z.record(z.string(), json)

/** A list of at least one. */
export function listOf<Item extends z.ZodMiniType>(item: Item): z.ZodMiniArray<Item> {
  return z.array(item).check(z.minLength(1))
}
