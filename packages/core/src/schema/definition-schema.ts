import * as z from 'zod/mini'
import { jurisdictions, type Preset } from '../jurisdiction/jurisdictions.ts'
import { categories } from './categories.ts'
import { offerSchema } from './offer-schema.ts'
import { questionSchema } from './question-schema.ts'
import { ruleSchema } from './rule-schema.ts'
import {
  copy,
  count,
  countOrNone,
  data,
  id,
  json,
  listOf,
  nonNegative,
  share,
  url,
} from './scalar-schemas.ts'
import { imageSchema, tokensSchema } from './tokens-schema.ts'

const presets = Object.keys(jurisdictions) as [Preset, ...Preset[]]

export const reasonSchema = z.strictObject({
  id,
  category: z.enum(categories),
  label: copy,
  questions: z.optional(z.array(questionSchema)),
  /** Whether an offer could have helped. Default true. */
  influenceable: z.optional(z.boolean()),
  /** Keeps its place at the end when the order is random. Default false. */
  pinned: z.optional(z.boolean()),
})

export const surveySchema = z.strictObject({
  title: copy,
  /** Default `listed`. */
  order: z.optional(z.enum(['random', 'listed'])),
  reasons: listOf(reasonSchema),
  comment: z.optional(z.strictObject({ label: copy })),
})

const screenBase = {
  id,
  title: copy,
  body: z.optional(copy),
  image: z.optional(imageSchema),
  when: z.optional(ruleSchema),
}
const optionalData = z.optional(data)

/** A screen of the author's own. */
export const screenSchema = z.union([
  z.strictObject({ ...screenBase, kind: z.literal('info'), data: optionalData }),
  z.strictObject({
    ...screenBase,
    kind: z.literal('questions'),
    questions: listOf(questionSchema),
    data: optionalData,
  }),
  z.strictObject({ ...screenBase, kind: z.literal('custom'), data: optionalData }),
])

/** What an arm changes in one offer: any key but `id`, `kind`, `when`; or hides it. */
export const offerPatchSchema = z.record(z.string(), json)

/** What an arm says of the offers, by their ids. */
export const patchesSchema = z.record(z.string(), offerPatchSchema)

export const armSchema = z.strictObject({
  id,
  weight: nonNegative,
  offers: z.optional(patchesSchema),
})

export const experimentSchema = z.strictObject({
  id,
  arms: listOf(armSchema),
})

/**
 * For one language tag a mirror of the definition with copy keys only; lists become objects keyed
 * by id.
 */
export const localeSchema = z.record(z.string(), json)

/**
 * The JSON that an author writes: reasons, offers, rules, copy. Closed: unknown keys are errors.
 */
export const definitionSchema = z.strictObject({
  $schema: z.optional(z.string()),
  checked: z.optional(z.string()),
  fairwell: z.literal(1),
  id,
  version: count,
  product: copy,
  /** `false` releases every click to the host's own cancel. Default true. */
  enabled: z.optional(z.boolean()),
  /** Presets to prove the flow against. */
  jurisdictions: z.optional(z.array(z.enum(presets))),
  /** What an unknown jurisdiction gets. Default `careful`. */
  unknownJurisdiction: z.optional(z.enum(['careful', 'strict'])),
  /** Default `["survey", "offer", "confirm"]`. */
  screenOrder: z.optional(listOf(id)),
  screens: z.optional(z.array(screenSchema)),
  survey: z.optional(surveySchema),
  segments: z.optional(z.record(z.string(), ruleSchema)),
  offers: z.optional(z.array(offerSchema)),
  experiments: z.optional(z.array(experimentSchema)),
  /** Share of subscribers who see no offers, 0 to 100. Default 0. */
  holdoutPercent: z.optional(share),
  limits: z.optional(
    z.strictObject({
      /** Default 1. */
      offerScreens: z.optional(countOrNone),
      /** Default 2. */
      offersPerScreen: z.optional(count),
    }),
  ),
  confirm: z.optional(
    z.strictObject({
      title: z.optional(copy),
      body: z.optional(copy),
      consequences: z.optional(z.array(copy)),
    }),
  ),
  /** For each language tag a mirror of the definition with copy keys only. */
  locales: z.optional(z.record(z.string(), localeSchema)),
  support: z.optional(z.strictObject({ label: copy, url })),
  /** What the widget looks like. */
  tokens: z.optional(tokensSchema),
  /** Above every screen. */
  logo: z.optional(imageSchema),
})

export type FlowDefinition = z.infer<typeof definitionSchema>
export type Reason = z.infer<typeof reasonSchema>
export type { Category } from './categories.ts'
export type AuthorScreen = z.infer<typeof screenSchema>
export type Experiment = z.infer<typeof experimentSchema>
