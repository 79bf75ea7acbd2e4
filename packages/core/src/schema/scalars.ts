import { imageUrlPattern, safeUrlPattern } from './safe-url.ts'

/**
 * What a text or a number must keep to: the one source for zod, the JSON Schema and the checker.
 */
export interface ScalarRule {
  readonly type: 'string' | 'number' | 'boolean'
  readonly pattern?: RegExp
  readonly format?: 'date-time'
  readonly isWhole?: true
  readonly minimum?: number
  readonly maximum?: number
  readonly above?: number
}

const instantPattern =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/

const fontPattern = /^([\p{L}\d_-][\p{L}\d _-]{0,60}(, ?|$))+$/u

/** Every scalar by the name that shapes use. */
export const scalars = {
  /** A name that rules, arms and locales use. */
  id: { type: 'string', pattern: /\S/ },
  /** Words that a subscriber reads; may hold fields in double braces. */
  copy: { type: 'string', pattern: /\S/ },
  /** An address that a link may lead to. */
  url: { type: 'string', pattern: safeUrlPattern },
  /** An address that a picture may come from. */
  imageUrl: { type: 'string', pattern: imageUrlPattern },
  /** ISO 4217. */
  currency: { type: 'string', pattern: /^[A-Z]{3}$/ },
  /** ISO 8601 in UTC, such as `2027-01-15T00:00:00Z`. */
  instant: { type: 'string', pattern: instantPattern, format: 'date-time' },
  text: { type: 'string' },
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  wholeNumber: { type: 'number', isWhole: true },
  nonNegative: { type: 'number', minimum: 0 },
  /** A whole number of 1 or more. */
  count: { type: 'number', isWhole: true, minimum: 1 },
  /** A whole number of 0 or more. */
  countOrNone: { type: 'number', isWhole: true, minimum: 0 },
  /** Money in minor units, 1 or more. */
  amountMinor: { type: 'number', isWhole: true, minimum: 1 },
  /** Money in minor units, 0 or more. */
  priceMinor: { type: 'number', isWhole: true, minimum: 0 },
  /** More than 0, at most 100. */
  percentOff: { type: 'number', above: 0, maximum: 100 },
  /** 0 to 100. */
  share: { type: 'number', minimum: 0, maximum: 100 },
  /** `#rrggbb`. */
  color: { type: 'string', pattern: /^#[\da-fA-F]{6}$/ },
  /** Names of fonts with commas between; nothing else that CSS knows. */
  fontFamily: { type: 'string', pattern: fontPattern },
  /** 0 to 24 px. */
  radius: { type: 'number', isWhole: true, minimum: 0, maximum: 24 },
  /** 12 to 48 px. */
  spacing: { type: 'number', isWhole: true, minimum: 12, maximum: 48 },
} as const satisfies { readonly [name: string]: ScalarRule }

export type ScalarName = keyof typeof scalars

/** Whether a value is what a scalar must be. */
export function isScalar(name: ScalarName, value: unknown): boolean {
  const rule: ScalarRule = scalars[name]
  if (typeof value !== rule.type) return false
  const { pattern, isWhole, minimum = -Infinity, maximum = Infinity, above = -Infinity } = rule
  if (typeof value === 'string') {
    return (
      (pattern?.test(value) ?? true) &&
      // The pattern lets February have 31 days, and so does Date.parse.
      (!rule.format || new Date(value).getUTCDate() === Number(value.slice(8, 10)))
    )
  }
  return (
    typeof value === 'boolean' ||
    ((isWhole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
      (value as number) >= minimum &&
      (value as number) <= maximum &&
      (value as number) > above)
  )
}
