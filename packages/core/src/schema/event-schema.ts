import * as z from 'zod/mini'
import { dataSchemaUrl } from '../events/data-schema-url.ts'
import type { EventName } from '../events/flow-event.ts'
import { categories } from './categories.ts'
import { type OfferKind, offerSchemas } from './offer-schema.ts'
import { count, countOrNone, currency, id, instant, json, priceMinor } from './scalar-schemas.ts'

const offerKind = z.enum(Object.keys(offerSchemas) as [OfferKind, ...OfferKind[]])
const confirmedBy = z.optional(z.enum(['handler', 'server']))

/** What the data of every event says. */
const base = {
  v: z.literal(1),
  flowId: id,
  flowVersion: count,
  mode: z.enum(['local', 'server']),
  locale: z.string(),
}

/** What is said of an offer. */
const offerDataSchema = z.strictObject({
  ...base,
  offerId: id,
  kind: offerKind,
  /** The kind's own keys of the offer, as its arm has them. */
  terms: z.record(z.string(), json),
  screenIndex: countOrNone,
  armId: z.optional(id),
  choice: z.optional(json),
  confirmedBy,
  late: z.optional(z.boolean()),
  code: z.optional(z.string()),
})

/** How an attempt ended. */
const outcomeDataSchema = z.strictObject({
  ...base,
  reasonId: z.optional(id),
  offerId: z.optional(id),
  lastScreen: id,
  durationMs: countOrNone,
  confirmedBy,
  code: z.optional(z.string()),
  referral: z.optional(id),
})

/** What became of a save. */
const saveDataSchema = z.strictObject({
  ...base,
  offerId: id,
  days: countOrNone,
  amountMinor: priceMinor,
  currency,
})

/**
 * The schema of the data of each event, by type without the `fairwell.` prefix. Closed: unknown
 * keys are errors.
 */
export const eventDataSchemas = {
  'attempt.started': z.strictObject({
    ...base,
    subscription: z.optional(
      z.strictObject({
        planId: z.string(),
        priceMinor: z.number(),
        currency: z.string(),
        interval: z.string(),
        status: z.string(),
        tenureMonths: z.optional(z.number()),
      }),
    ),
    previousAttemptId: z.optional(id),
  }),
  'screen.viewed': z.strictObject({ ...base, screen: id, index: countOrNone }),
  'reason.chosen': z.strictObject({
    ...base,
    reasonId: id,
    category: z.enum(categories),
    influenceable: z.boolean(),
  }),
  'answer.given': z.strictObject({
    ...base,
    questionId: id,
    kind: z.enum(['text', 'choice', 'multi-choice', 'scale']),
    value: z.optional(z.union([z.string(), z.number(), z.array(z.string())])),
    text: z.optional(z.string()),
  }),
  'experiment.exposed': z.strictObject({ ...base, experimentId: id, armId: id }),
  'offer.shown': offerDataSchema,
  'offer.declined': offerDataSchema,
  'offer.accept_requested': offerDataSchema,
  'offer.referred': offerDataSchema,
  'offer.applied': offerDataSchema,
  'offer.failed': offerDataSchema,
  'attempt.cancel_requested': z.strictObject({ ...base, screen: id }),
  'attempt.saved': outcomeDataSchema,
  'attempt.cancelled': outcomeDataSchema,
  'attempt.released': outcomeDataSchema,
  'attempt.dismissed': outcomeDataSchema,
  'attempt.failed': outcomeDataSchema,
  'save.validated': saveDataSchema,
  'save.lost': saveDataSchema,
} satisfies Record<EventName, z.ZodMiniType>

/** Every event's name: its type without the `fairwell.` prefix. */
export const eventNames = Object.keys(eventDataSchemas) as EventName[]

/**
 * The schema of one whole event: a CloudEvent 1.0 in its JSON form. Open to further extension
 * attributes, which any system on the way may add; its `data` is closed.
 */
export function eventSchemaOf<Name extends EventName>(name: Name) {
  return z.looseObject({
    specversion: z.literal('1.0'),
    id,
    source: id,
    type: z.literal(`fairwell.${name}` as const),
    subject: z.optional(id),
    time: instant,
    datacontenttype: z.literal('application/json'),
    dataschema: z.literal(dataSchemaUrl(name)),
    attemptid: id,
    attemptseq: count,
    testmode: z.optional(z.literal(true)),
    data: eventDataSchemas[name] as (typeof eventDataSchemas)[Name],
  })
}
