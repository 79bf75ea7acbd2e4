import { type FlowEvent, type Json, toMajorUnits } from '@fairwell/core'

type Flat = string | number | boolean | null

/** What is said of an event, one level deep. */
export type EventProperties = { [name: string]: Flat | Flat[] }

interface Money {
  readonly priceMinor?: number
  readonly amountMinor?: number
  readonly currency?: string
}

/**
 * The data of an event and its attempt as flat properties in snake case.
 *
 * Objects are flattened (`terms_percent_off`), lists of objects are JSON in a string, lists of words or
 * numbers stay lists. Where there is money, `value` and `currency` say it in major units: what is at
 * stake, or what a save is worth. No vendor is told that it is revenue by that. What was answered is
 * `answer`, for the same reason.
 *
 * @example eventProperties(event) // { attempt_id: '…', attempt_seq: 4, flow_id: 'main', offer_id: 'pause', … }
 */
export function eventProperties({
  attemptid,
  attemptseq,
  testmode,
  data,
}: FlowEvent): EventProperties {
  const properties: EventProperties = { attempt_id: attemptid, attempt_seq: attemptseq }
  if (testmode) properties.test_mode = true
  const { v: _, value: answer, ...rest } = data as FlowEvent['data'] & { value?: Json }
  flatten({ ...rest, ...(answer !== undefined && { answer }) }, '', properties)
  const {
    priceMinor,
    amountMinor = priceMinor,
    currency,
  }: Money = ('subscription' in data && data.subscription) || (data as Money)
  if (currency && amountMinor !== undefined) {
    Object.assign(properties, { value: toMajorUnits(amountMinor, currency), currency })
  }
  return properties
}

/**
 * The same, with what a save that has been validated is worth as `revenue`. Nothing else is revenue: an
 * offer that was accepted may still be lost, and a test is worth nothing.
 */
export function withRevenue(event: FlowEvent): EventProperties {
  const properties = eventProperties(event)
  const { value } = properties
  const isEarned = event.type === 'fairwell.save.validated' && !event.testmode
  return isEarned && value !== undefined ? { ...properties, revenue: value } : properties
}

/** What an event says of the subscriber: that of the subscription, as it says it of itself. */
export function subscriberTraits(event: FlowEvent): EventProperties {
  const properties = Object.entries(eventProperties(event))
  return Object.fromEntries(properties.filter(([name]) => name.startsWith('subscription_')))
}

function flatten(from: object, prefix: string, into: EventProperties): void {
  for (const [key, value] of Object.entries(from)) {
    const name = prefix + key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (!isObject(value)) into[name] = value
    else if (!Array.isArray(value)) flatten(value, `${name}_`, into)
    else into[name] = value.some(isObject) ? JSON.stringify(value) : value
  }
}

function isObject(value: unknown): value is object {
  return value === Object(value)
}
