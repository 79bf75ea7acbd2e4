import type { DefinitionCode } from './codes.ts'
import { quoteAll } from './describe-value.ts'
import { isScalar, type ScalarName } from './scalars.ts'
import { namesOf, type Shape } from './shape.ts'

const number = 'a whole number'

/** The rule that a wrong scalar breaks, and what to write for it. */
const hints: {
  readonly [Name in ScalarName | 'json' | 'rule']: readonly [DefinitionCode, string]
} = {
  id: ['FW1103', 'a name, such as "too-expensive"'],
  copy: ['FW1103', 'the words to show'],
  text: ['FW1103', 'a text'],
  boolean: ['FW1103', 'true or false'],
  number: ['FW1103', 'a number'],
  url: ['FW1110', 'an https:, mailto: or tel: address, or a path such as "/help"'],
  imageUrl: ['FW1703', 'an https: address, or a path such as "/logo.svg"'],
  color: ['FW1701', 'a colour of six digits, such as "#2b57c4"'],
  fontFamily: ['FW1702', 'names with commas between, such as "Inter, sans-serif"'],
  radius: ['FW1105', `${number} from 0 to 24`],
  spacing: ['FW1105', `${number} from 12 to 48`],
  currency: ['FW1109', 'three capital letters, such as "USD"'],
  instant: ['FW1108', 'it with time and Z, such as "2027-01-15T00:00:00Z"'],
  wholeNumber: ['FW1105', number],
  count: ['FW1105', `${number}, 1 or more`],
  countOrNone: ['FW1105', `${number}, 0 or more`],
  nonNegative: ['FW1105', 'a number, 0 or more'],
  amountMinor: ['FW1107', `${number} above 0, such as 1999 for 19.99`],
  priceMinor: ['FW1107', `${number}, such as 1999 for 19.99`],
  percentOff: ['FW1105', 'a number above 0, up to 100'],
  share: ['FW1105', 'a number from 0 to 100'],
  json: ['FW1006', 'JSON'],
  rule: ['FW1301', 'a rule'],
}

/** The code for a value that a shape does not take, and what to write. */
export function hintOf(shape: Shape): readonly [DefinitionCode, string] {
  if (typeof shape === 'string') return hints[shape]
  if ('oneOf' in shape) return ['FW1104', quoteAll(shape.oneOf, 'or')]
  return [
    'FW1103',
    'list' in shape
      ? 'a list in [ ]'
      : 'kinds' in shape
        ? `an object with "kind": ${quoteAll(Object.keys(shape.kinds), 'or')}`
        : 'keys' in shape
          ? objectWith(
              namesOf(shape).filter((name) => name in shape.keys),
              namesOf(shape),
            )
          : 'an object in { }',
  ]
}

/** What an object needs; where it needs nothing, what it may have. */
function objectWith(needed: readonly string[], known: readonly string[]): string {
  return needed.length > 0
    ? `an object with ${quoteAll(needed)}`
    : `an object in { } with ${quoteAll(known, 'or')}`
}

/** The value that was most likely meant, of those that a scalar takes. */
export function repair(name: ScalarName, value: unknown): string | number | boolean | undefined {
  return attempts(name, value).find((attempt) => isScalar(name, attempt))
}

function attempts(name: ScalarName, value: unknown): readonly (string | number | boolean)[] {
  if (typeof value === 'number') return attemptsOfNumber(name, value)
  if (typeof value !== 'string' || !value.trim() || value.length > 99) return []
  if (name === 'boolean') return /^(true|false)$/.test(value) ? [value === 'true'] : []
  if (name === 'currency') return [value.toUpperCase()]
  if (name === 'color') return attemptsOfColor(value.replace('#', '').toLowerCase())
  if (name === 'fontFamily')
    return [
      value
        .replace(/["']/g, '')
        .replace(/\s*,\s*/g, ', ')
        .trim(),
    ]
  if (name === 'url' || name === 'imageUrl') {
    return [
      value.replace(/^http:/, 'https:'),
      /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(value) ? `https://${value}` : '',
      /^[^@\s:/]+@[^@\s:/]+$/.test(value) ? `mailto:${value}` : '',
    ]
  }
  if (name !== 'instant') return [Number(value)]
  const time = value.replace(' ', 'T')
  // Only what names its offset: without one, the instant would depend on this machine.
  const offset = /T.*[+-]\d\d:?\d\d$/.test(time) && Date.parse(time)
  return [`${time}T00:00:00Z`, `${time}Z`, `${time}:00Z`, offset ? toIso(offset) : '']
}

function attemptsOfColor(digits: string): readonly string[] {
  return [
    `#${digits}`,
    `#${digits.replace(/^(.)(.)(.).?$/, '$1$1$2$2$3$3')}`,
    `#${digits.slice(0, 6)}`,
  ]
}

function attemptsOfNumber(name: ScalarName, value: number): readonly (string | number)[] {
  if (name.endsWith('Minor')) return [Math.round(value * 100)]
  // Seconds since 1970, or milliseconds, of this half of the century.
  if (name === 'instant')
    return value > 1e9 && value < 3e12 ? [toIso(value < 3e9 ? value * 1000 : value)] : []
  return [String(value)]
}

function toIso(at: number): string {
  return new Date(at).toISOString().replace('.000', '')
}
