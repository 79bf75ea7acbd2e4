import * as z from 'zod/mini'
import { ruleSchema } from './rule-schema.ts'
import {
  amountMinor,
  copy,
  count,
  countOrNone,
  currency,
  data,
  id,
  instant,
  interval,
  listOf,
  percentOff,
  priceMinor,
  url,
} from './scalar-schemas.ts'
import { imageSchema } from './tokens-schema.ts'

const base = {
  id,
  title: copy,
  body: z.optional(copy),
  image: z.optional(imageSchema),
  when: z.optional(ruleSchema),
  /** Days in which an applied offer of this kind keeps this one from being shown again. */
  cooldownDays: z.optional(countOrNone),
}
const links = listOf(z.strictObject({ id, label: copy, url }))

/** A pause of a length, or until an instant. */
export const pauseChoiceSchema = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ months: count }),
  z.strictObject({ until: instant }),
])

/** A plan that a subscriber may change to. */
export const planSchema = z.strictObject({
  id,
  name: copy,
  priceMinor,
  currency,
  interval,
  intervalCount: z.optional(count),
})

const discountBase = { ...base, kind: z.literal('discount') }
const forever = z.literal(true)

/** The four shapes of a discount: percent or amount, for some cycles or for good. */
export const discountSchema = z.union([
  z.strictObject({ ...discountBase, percentOff, cycles: count }),
  z.strictObject({ ...discountBase, percentOff, forever }),
  z.strictObject({ ...discountBase, amountOffMinor: amountMinor, currency, cycles: count }),
  z.strictObject({ ...discountBase, amountOffMinor: amountMinor, currency, forever }),
])

/** The schema of each offer kind. A new kind does not compile until every map of kinds has it. */
export const offerSchemas = {
  discount: discountSchema,
  pause: z.strictObject({
    ...base,
    kind: z.literal('pause'),
    choices: listOf(pauseChoiceSchema),
  }),
  'plan-change': z.strictObject({
    ...base,
    kind: z.literal('plan-change'),
    plans: listOf(planSchema),
  }),
  'trial-extension': z.strictObject({ ...base, kind: z.literal('trial-extension'), days: count }),
  credit: z.strictObject({ ...base, kind: z.literal('credit'), amountMinor, currency }),
  skip: z.strictObject({ ...base, kind: z.literal('skip'), cycles: count }),
  contact: z.strictObject({ ...base, kind: z.literal('contact'), channels: links }),
  learn: z.strictObject({ ...base, kind: z.literal('learn'), links }),
  redirect: z.strictObject({ ...base, kind: z.literal('redirect'), url }),
  custom: z.strictObject({
    ...base,
    kind: z.literal('custom'),
    handler: id,
    data: z.optional(data),
  }),
}

export const offerSchema = z.union([
  offerSchemas.discount,
  offerSchemas.pause,
  offerSchemas['plan-change'],
  offerSchemas['trial-extension'],
  offerSchemas.credit,
  offerSchemas.skip,
  offerSchemas.contact,
  offerSchemas.learn,
  offerSchemas.redirect,
  offerSchemas.custom,
])

export type OfferKind = keyof typeof offerSchemas
export type Offer = z.infer<typeof offerSchema>
export type OfferOf<Kind extends OfferKind> = z.infer<(typeof offerSchemas)[Kind]>
export type PauseChoice = z.infer<typeof pauseChoiceSchema>
export type Plan = z.infer<typeof planSchema>
export type Interval = Plan['interval']
export type Link = z.infer<typeof links>[number]
