import type {
  AuthorScreen,
  Experiment,
  FlowDefinition,
  Offer,
  OfferKind,
  OfferOf,
  Question,
  Reason,
  Rule,
} from '@fairwell/core'
import { offerSamples } from './offer-samples.ts'

type Survey = NonNullable<FlowDefinition['survey']>
type Limits = NonNullable<FlowDefinition['limits']>
type Confirm = NonNullable<FlowDefinition['confirm']>
type Arm = Experiment['arms'][number]

/** Builds a definition step by step. Each step returns a new builder; the one before stays as it was. */
export interface FlowBuilder {
  /** Replaces keys of the definition as a whole; for what has no step of its own. */
  with(keys: Partial<FlowDefinition>): FlowBuilder
  /** Adds a reason. Default: category `other`, the id as its label, no questions. */
  withReason(id: string, reason?: Partial<Omit<Reason, 'id'>>): FlowBuilder
  /** Adds a question to a reason that is there. Default: a `text` question with its id as the label. */
  withQuestion(reasonId: string, id: string, question?: Partial<Question>): FlowBuilder
  /** Replaces keys of the survey besides its reasons. */
  withSurvey(survey: Partial<Omit<Survey, 'reasons'>>): FlowBuilder
  /** Leaves the survey out. */
  withoutSurvey(): FlowBuilder
  /** Adds a valid offer of a kind. Its id is the kind unless `offer` says another. */
  withOffer<Kind extends OfferKind>(kind: Kind, offer?: Partial<OfferOf<Kind>>): FlowBuilder
  /**
   * Adds a screen of the author's own, before the survey unless `withScreenOrder` says otherwise.
   * Default: an `info` screen.
   */
  withScreen(id: string, screen?: Partial<AuthorScreen>): FlowBuilder
  withScreenOrder(...ids: string[]): FlowBuilder
  /** Adds an experiment. Default: arms `control` and `variant` of equal weight, which change nothing. */
  withExperiment(id: string, arms?: readonly Arm[]): FlowBuilder
  withSegment(id: string, rule: Rule): FlowBuilder
  withHoldout(percent: number): FlowBuilder
  withLimits(limits: Limits): FlowBuilder
  withConfirm(confirm: Confirm): FlowBuilder
  /** The definition: plain data, new on each call. */
  build(): FlowDefinition
}

const minimal: FlowDefinition = {
  fairwell: 1,
  id: 'test-flow',
  version: 1,
  product: 'Acme Pro',
  survey: {
    title: 'What is the main reason?',
    order: 'listed',
    reasons: [],
  },
}

const usualReasons: Reason[] = [
  { id: 'too-expensive', category: 'price', label: 'It costs too much' },
  { id: 'not-using', category: 'usage', label: 'I do not use it enough' },
  { id: 'other', category: 'other', label: 'Something else' },
]

/**
 * Starts a valid definition. Without `withReason` its survey asks for `too-expensive`, `not-using`
 * and `other`.
 *
 * @example
 * const definition = aFlow().withReason('price', { category: 'price' }).withOffer('pause').build()
 */
export function aFlow(): FlowBuilder {
  return flowBuilder(minimal)
}

function flowBuilder(flow: FlowDefinition): FlowBuilder {
  const change = (keys: Partial<FlowDefinition>) => flowBuilder({ ...flow, ...keys })
  const survey = flow.survey ?? { title: 'What is the main reason?', reasons: [] }

  return {
    with: change,
    withReason: (id, reason) =>
      change({
        survey: {
          ...survey,
          reasons: [...survey.reasons, { category: 'other', label: id, ...reason, id }],
        },
      }),
    withQuestion(reasonId, id, question) {
      const reasons = survey.reasons.length > 0 ? survey.reasons : usualReasons
      if (!reasons.some((reason) => reason.id === reasonId)) {
        throw new Error(`aFlow() has no reason "${reasonId}" to ask "${id}" of.`)
      }
      const added = { kind: 'text', label: id, ...question, id } as Question
      return change({
        survey: {
          ...survey,
          reasons: reasons.map((reason) =>
            reason.id === reasonId
              ? { ...reason, questions: [...(reason.questions ?? []), added] }
              : reason,
          ),
        },
      })
    },
    withSurvey: (keys) => change({ survey: { ...survey, ...keys } }),
    withoutSurvey() {
      const { survey: _left, ...rest } = flow
      return flowBuilder(rest)
    },
    withOffer: (kind, offer) =>
      change({
        offers: [...(flow.offers ?? []), mergeOffer(offerSamples[kind], offer)],
      }),
    withScreen(id, screen) {
      const added = { kind: 'info', title: id, ...screen, id } as AuthorScreen
      return change({ screens: [...(flow.screens ?? []), added] })
    },
    withScreenOrder: (...screenOrder) => change({ screenOrder }),
    withExperiment: (id, arms) =>
      change({
        experiments: [
          ...(flow.experiments ?? []),
          {
            id,
            arms: arms?.slice() ?? [
              { id: 'control', weight: 50 },
              { id: 'variant', weight: 50 },
            ],
          },
        ],
      }),
    withSegment: (id, rule) => change({ segments: { ...flow.segments, [id]: rule } }),
    withHoldout: (holdoutPercent) => change({ holdoutPercent }),
    withLimits: (limits) => change({ limits: { ...flow.limits, ...limits } }),
    withConfirm: (confirm) => change({ confirm: { ...flow.confirm, ...confirm } }),
    build: () => structuredClone(complete(flow)),
  }
}

/** Fills in what the steps left to a default that depends on other steps. */
function complete(flow: FlowDefinition): FlowDefinition {
  const order = [...(flow.screens ?? []).map((screen) => screen.id)]
  if (flow.survey) order.push('survey')
  order.push('offer', 'confirm')
  const isUsual = flow.survey && !flow.screens
  const screenOrder = flow.screenOrder ?? (isUsual ? undefined : order)
  const survey =
    flow.survey?.reasons.length === 0 ? { ...flow.survey, reasons: usualReasons } : flow.survey
  return {
    ...flow,
    ...(survey && { survey }),
    ...(screenOrder && { screenOrder }),
  }
}

/** The keys of a discount that stand in for one another: a percent or an amount, cycles or for good. */
const standsInFor: { readonly [key: string]: string } = {
  amountOffMinor: 'percentOff',
  forever: 'cycles',
}

function mergeOffer(sample: Offer, keys: object | undefined): Offer {
  const merged: { [key: string]: unknown } = { ...sample, ...keys }
  for (const [key, other] of Object.entries(standsInFor)) if (key in merged) delete merged[other]
  return merged as Offer
}
