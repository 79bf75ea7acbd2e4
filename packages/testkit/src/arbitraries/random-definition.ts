import type { AuthorScreen, Experiment, FlowDefinition, Question, Reason } from '@fairwell/core'
import { type Dice, dice } from './dice.ts'
import { randomOffer, randomPatch } from './random-offer.ts'
import { type RuleScope, randomRule } from './random-rule.ts'

/** How many of each there are; the seed decides the rest. */
export interface DefinitionShape {
  readonly seed: number
  readonly reasons: number
  readonly segments: number
  readonly screens: number
  readonly offers: number
  readonly experiments: number
}

type Scope = { -readonly [Key in keyof RuleScope]: RuleScope[Key][number][] }

const categories = ['price', 'usage', 'features', 'quality', 'temporary', 'other'] as const

function listOf<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** The valid definition of a shape; equal shapes give equal definitions. */
export function randomDefinition(shape: DefinitionShape): FlowDefinition {
  const { seed } = shape
  const whole = dice(seed, 'whole')
  // Filled as parts come, so that nothing refers to what follows it and no two segments meet in a ring.
  const scope: Scope = { reasons: [], segments: [], questions: [] }

  const reasons = listOf(shape.reasons, (index): Reason => {
    const own = dice(seed, 'reason', index)
    const id = `reason-${index}`
    scope.reasons.push(id)
    const questions = randomQuestions(own, id, scope)
    return {
      id,
      category: own.pick(categories),
      label: `Reason ${index}`,
      ...(questions.length > 0 && { questions }),
      ...(own.chance(15) && { influenceable: own.chance(30) }),
      ...(own.chance(15) && { pinned: true }),
    }
  })
  const segments = listOf(shape.segments, (index) => {
    const rule = randomRule(dice(seed, 'segment', index), scope)
    const id = `segment-${index}`
    scope.segments.push(id)
    return [id, rule] as const
  })
  const screens = listOf(shape.screens, (index) =>
    randomScreen(dice(seed, 'screen', index), `screen-${index}`, scope),
  )
  const offers = listOf(shape.offers, (index) => {
    const own = dice(seed, 'offer', index)
    const when = own.chance(45) ? randomRule(own, scope) : undefined
    return randomOffer(own, `offer-${index}`, when)
  })
  const experiments = listOf(shape.experiments, (index) =>
    randomExperiment(dice(seed, 'experiment', index), `experiment-${index}`, offers),
  )

  return {
    fairwell: 1,
    id: 'random-flow',
    version: 1 + whole.below(9),
    product: 'Acme Pro',
    ...randomOrder(whole, screens, reasons.length > 0, offers.length > 0),
    ...(screens.length > 0 && { screens }),
    ...(reasons.length > 0 && {
      survey: {
        title: 'Why, {{subscriber.firstName|there}}?',
        ...(whole.chance(50) && { order: whole.pick(['random', 'listed']) }),
        reasons,
        ...(whole.chance(40) && { comment: { label: 'Anything else?' } }),
      },
    }),
    ...(segments.length > 0 && { segments: Object.fromEntries(segments) }),
    ...((offers.length > 0 || whole.chance(50)) && { offers }),
    ...(experiments.length > 0 && { experiments }),
    ...(whole.chance(25) && { holdoutPercent: whole.pick([0, 5, 50, 100]) }),
    ...(whole.chance(50) && {
      limits: {
        ...(whole.chance(70) && { offerScreens: whole.below(4) }),
        ...(whole.chance(70) && { offersPerScreen: 1 + whole.below(3) }),
      },
    }),
    ...(whole.chance(50) && {
      confirm: {
        title: 'Cancel {{product}}?',
        consequences: [
          'You keep access until {{subscription.currentPeriodEnd:date}}.',
          'Your files stay for 30 days.',
        ].slice(whole.below(2)),
      },
    }),
    ...(whole.chance(20) && { unknownJurisdiction: whole.pick(['careful', 'strict']) }),
    ...(whole.chance(50) && { support: { label: 'Help', url: 'https://example.com/support' } }),
  }
}

function randomQuestions(own: Dice, prefix: string, scope: Scope): Question[] {
  return listOf(own.chance(50) ? own.below(4) : 0, (index) => {
    const when = own.chance(35) ? randomRule(own, scope) : undefined
    const question = randomQuestion(own, `${prefix}-question-${index}`)
    scope.questions.push(question)
    return { ...question, ...(when && { when }) }
  })
}

function randomQuestion(own: Dice, id: string): Question {
  const base = { id, label: `Question ${id}` }
  const options = listOf(1 + own.below(3), (index) => ({
    id: `option-${index}`,
    label: `Option ${index}`,
  }))
  switch (own.below(4)) {
    case 0:
      return { ...base, kind: 'text' }
    case 1:
      return { ...base, kind: 'choice', options }
    case 2:
      return { ...base, kind: 'multi-choice', options }
    default: {
      const from = own.below(2)
      return { ...base, kind: 'scale', from, to: from + 1 + own.below(10) }
    }
  }
}

function randomScreen(own: Dice, id: string, scope: Scope): AuthorScreen {
  const when = own.chance(45) ? randomRule(own, scope) : undefined
  const base = { id, title: `Screen ${id}`, ...(when && { when }) }
  const kind = own.pick(['info', 'custom', 'questions'])
  if (kind !== 'questions') return { ...base, kind, ...(own.chance(30) && { data: { seats: 3 } }) }
  const questions = randomQuestions(own, id, scope)
  if (questions.length > 0) return { ...base, kind, questions }
  const question = randomQuestion(own, `${id}-question-0`)
  scope.questions.push(question)
  return { ...base, kind, questions: [question] }
}

function randomExperiment(own: Dice, id: string, offers: FlowDefinition['offers']): Experiment {
  const arms = listOf(1 + own.below(3), (index) => {
    const patched = (offers ?? []).filter(() => own.chance(40))
    return {
      id: `arm-${index}`,
      // The first arm always has some weight: arms that weigh nothing together decide nothing.
      weight: own.below(90) + (index === 0 ? 10 : 0),
      ...(patched.length > 0 && {
        offers: Object.fromEntries(patched.map((offer) => [offer.id, randomPatch(own, offer)])),
      }),
    }
  })
  return { id, arms }
}

/** `confirm` last, each at most once, and nothing that is not there. */
function randomOrder(
  own: Dice,
  screens: readonly AuthorScreen[],
  hasSurvey: boolean,
  hasOffers: boolean,
): Pick<FlowDefinition, 'screenOrder'> {
  if (hasSurvey && screens.length === 0 && own.chance(60)) return {}
  const ids = screens.map((screen) => screen.id)
  if (hasSurvey) ids.push('survey')
  if (hasOffers || own.chance(50)) ids.push('offer')
  return { screenOrder: [...(own.chance(50) ? own.shuffle(ids) : ids), 'confirm'] }
}
