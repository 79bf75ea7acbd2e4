import type { FlowEvent } from '@fairwell/core'
import { eventNames, eventSchemaOf } from '@fairwell/core/backend'
import { isStorable } from '../http/is-storable.ts'

/** Larger than any flow's own: 1,000 characters of words take 4,000 at most. */
const maxEventLength = 20_000
/** A key of the store's index holds no more. */
const maxLengths = { id: 100, source: 500, subject: 200, attemptid: 100 } as const

const schemas = new Map(
  eventNames.map((name) => {
    const schema = eventSchemaOf(name)
    return [`fairwell.${name}`, { schema, keys: schema.shape, dataKeys: schema.shape.data.shape }]
  }),
)

/**
 * An event that somebody sent, with the attributes and the data that its schema knows and nothing else;
 * `undefined` where it is none.
 */
export function parseEvent(value: unknown): FlowEvent | undefined {
  const known = isObject(value) && typeof value.type === 'string' && schemas.get(value.type)
  if (!known || !isObject(value.data)) return undefined
  const picked = { ...pick(value, known.keys), data: pick(value.data, known.dataKeys) }
  if (!known.schema.safeParse(picked).success) return undefined
  const event = picked as unknown as FlowEvent
  return isWithinBounds(event) ? event : undefined
}

/** One event that the store could not take would keep the rest of its batch out. */
function isWithinBounds(event: FlowEvent): boolean {
  const keys = Object.keys(maxLengths) as (keyof typeof maxLengths)[]
  return (
    keys.every((key) => (event[key]?.length ?? 0) <= maxLengths[key]) &&
    Date.parse(event.time) > 0 &&
    JSON.stringify(event).length <= maxEventLength &&
    isStorable(event)
  )
}

function pick(value: { readonly [key: string]: unknown }, keys: object) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(keys, key)))
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
