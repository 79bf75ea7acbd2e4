import { anAccount, offerSamples } from '@fairwell/testkit'
import { arbitraryAccount, arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyArms } from '../experiments/apply-arms.ts'
import { type Assignment, assignArms } from '../experiments/assign-arms.ts'
import type { Experiment } from '../schema/definition-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import type { Facts } from '../targeting/evaluate-rule.ts'
import { explainOffer } from './explain-offer.ts'
import { type SelectionInput, selectOffers } from './select-offers.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const { discount, pause, credit, contact, custom } = offerSamples
const price = { id: 'too-expensive', category: 'price' }

interface Scene extends Partial<Omit<SelectionInput, 'facts'>> {
  readonly offers?: readonly Offer[]
  readonly experiments?: readonly Experiment[]
  readonly assignment?: Assignment
  readonly facts?: Partial<Facts>
}

function select({ offers = [], experiments = [], assignment, facts, ...input }: Scene) {
  const definition = { offers: [...offers], experiments: [...experiments] }
  return selectOffers({
    armed: applyArms(definition, assignment ?? { arms: [] }),
    facts: {
      now,
      answers: {},
      account: anAccount().build(),
      segments: {},
      reason: price,
      ...facts,
    },
    canPerform: () => true,
    declined: [],
    takenAway: [],
    holdout: assignment?.holdout,
    jurisdictionAllows: true,
    perScreen: 2,
    screensLeft: 1,
    ...input,
  })
}

const idsShown = (scene: Scene) => select(scene).shown.map(({ view }) => view.id)
const why = (scene: Scene) => select(scene).explanations.map(({ because }) => because)
const said = (scene: Scene) => select(scene).explanations.map(explainOffer)
const when = (offer: Offer, rule: Offer['when']): Offer => ({ ...offer, when: rule })

describe('selectOffers', () => {
  it('shows the first eligible offers that fit on the screen, in order', () => {
    const offers = [when(pause, { category: 'usage' }), discount, credit, contact]
    expect(idsShown({ offers })).toEqual(['discount', 'credit'])
    expect(why({ offers })).toEqual(['rule', undefined, undefined, 'limit'])
    expect(idsShown({ offers, perScreen: 1 })).toEqual(['discount'])
    expect(idsShown({ offers, perScreen: 9 })).toEqual(['discount', 'credit', 'contact'])
  })

  it('shows nothing when no offer screen is left', () => {
    const scene = { offers: [discount], screensLeft: 0 }
    expect(select(scene)).toMatchObject({ shown: [], explanations: [{ because: 'limit' }] })
    expect(said(scene)).toEqual(['discount is hidden: the limit is reached'])
  })

  it('explains what it shows too', () => {
    const { explanations } = select({ offers: [when(discount, { category: 'price' })] })
    expect(explanations).toEqual([
      {
        offerId: 'discount',
        kind: 'discount',
        shown: true,
        because: undefined,
        leaf: { category: 'price' },
        saw: 'price',
        field: undefined,
        armId: undefined,
      },
    ])
    expect(explanations.map(explainOffer)).toEqual(['discount is shown'])
  })

  it.each<[string, Offer['when'], string]>([
    [
      'a category',
      { category: 'usage' },
      'its rule hangs on "category is usage", and the category is price',
    ],
    [
      'several reasons',
      { reason: ['a', 'b'] },
      'its rule hangs on "reason is a or b", and the reason is too-expensive',
    ],
    [
      'a field',
      { all: [{ category: 'price' }, { field: 'subscription.interval', is: 'year' }] },
      'its rule hangs on "subscription.interval is year", and the subscription.interval is month',
    ],
    [
      'a field that is missing',
      { field: 'subscriber.attributes.tier', notIn: ['gold', 'silver'] },
      'its rule hangs on "subscriber.attributes.tier not in gold or silver", and the subscriber.attributes.tier is missing',
    ],
    [
      'a comparison before its field',
      { atLeast: 12, field: 'subscriber.tenureMonths' },
      'its rule hangs on "subscriber.tenureMonths at least 12", and the subscriber.tenureMonths is 4',
    ],
    [
      'an answer',
      { answer: 'device', contains: 'app' },
      'its rule hangs on "device contains app", and the device is missing',
    ],
    [
      'a negation',
      { not: { field: 'subscription.planId', is: 'pro' } },
      'its rule hangs on "subscription.planId is pro", and the subscription.planId is pro',
    ],
    [
      'a segment that is not there',
      { segment: 'vip' },
      'its rule hangs on "segment is vip", and the segment is missing',
    ],
  ])('says in a sentence which rule hides an offer: %s', (_name, rule, sentence) => {
    expect(said({ offers: [when(discount, rule)] })).toEqual([`discount is hidden: ${sentence}`])
  })

  it('gives the leaf that decided and the value that it saw', () => {
    const leaf = { field: 'subscription.interval', is: 'year' }
    const [explanation] = select({
      offers: [when(discount, { all: [{ category: 'price' }, leaf] })],
    }).explanations
    expect(explanation).toMatchObject({ because: 'rule', leaf, saw: 'month' })
  })

  it('hides everything once the subscription is cancelling', () => {
    const facts = { account: anAccount().cancelling().build() }
    expect(why({ offers: [discount, contact, custom], facts })).toEqual([
      'status',
      'status',
      'status',
    ])
    expect(said({ offers: [pause], facts })).toEqual([
      'pause is hidden: a subscription in this status can have no pause',
    ])
  })

  it('names the field that is missing', () => {
    const account = anAccount().withSubscription({ currentPeriodEnd: 'soon' }).build()
    const [explanation] = select({ offers: [discount], facts: { account } }).explanations
    expect(explanation).toMatchObject({
      because: 'missing-field',
      field: 'subscription.currentPeriodEnd',
    })
    expect(said({ offers: [discount], facts: { account } })).toEqual([
      'discount is hidden: account.subscription.currentPeriodEnd is missing, malformed or over',
    ])
  })

  it('hides a kind that nobody can do', () => {
    const canPerform = (kind: string, name?: string) => kind === 'discount' || name === 'other'
    const scene = { offers: [discount, pause, custom, contact], canPerform, perScreen: 9 }
    expect(idsShown(scene)).toEqual(['discount', 'contact'])
    expect(said(scene).slice(1, 3)).toEqual([
      'pause is hidden: no handler and no server can do this pause offer',
      'custom is hidden: no handler and no server can do this custom offer',
    ])
  })

  it.each<[Partial<Scene>, string]>([
    [{ noOffers: true }, 'no-offers-attempt'],
    [{ jurisdictionAllows: false }, 'jurisdiction'],
    [{ declined: ['discount'] }, 'declined-before'],
    [{ takenAway: ['discount'] }, 'taken-away'],
  ])('hides an offer with %j', (scene, because) => {
    expect(why({ offers: [discount], ...scene })).toEqual([because])
    expect(idsShown({ offers: [discount], ...scene })).toEqual([])
  })

  it('has a sentence for every reason to hide an offer', () => {
    const texts = new Set(
      [
        { noOffers: true },
        { jurisdictionAllows: false },
        { declined: ['discount'] },
        { takenAway: ['discount'] },
        { screensLeft: 0 },
        { assignment: { holdout: 'holdout' as const, arms: [] } },
        { canPerform: () => false },
        { facts: { account: {} } },
        { facts: { account: anAccount().withSubscription({ status: 'paused' }).build() } },
        {
          facts: {
            account: anAccount()
              .withSubscription({ discount: { percentOff: 5 } })
              .build(),
          },
        },
      ].flatMap((scene) => said({ offers: [discount], ...scene })),
    )
    expect(texts.size).toBe(10)
    for (const text of texts) expect(text).toMatch(/^discount is hidden: [a-z].*[a-z"]$/)
  })
})

describe('cooldown', () => {
  const cooled = { ...discount, cooldownDays: 30 }
  const appliedAt = (at: string, entry: object = {}) => ({
    account: anAccount()
      .withHistory({ at, ...entry })
      .build(),
  })

  it.each<[string, object, boolean]>([
    ['2026-10-23T12:00:01Z', {}, true],
    ['2026-10-23T12:00:00Z', {}, false],
    ['2026-11-21T00:00:00Z', { offerId: 'another' }, true],
    ['2026-11-21T00:00:00Z', { kind: 'credit' }, false],
    ['2026-11-21T00:00:00Z', { decision: 'declined' }, false],
    ['lately', {}, false],
  ])('of 30 days, an offer applied at %s, %j: %j', (at, entry, isHidden) => {
    const because = isHidden ? 'cooldown' : undefined
    expect(why({ offers: [cooled], facts: appliedAt(at, entry) })).toEqual([because])
  })

  it.each<[Offer, object, boolean]>([
    [{ ...custom, cooldownDays: 30 }, { kind: 'custom', offerId: 'another' }, false],
    [{ ...custom, cooldownDays: 30 }, { kind: 'custom', offerId: 'custom' }, true],
    [{ ...contact, cooldownDays: 30 }, { kind: 'contact', offerId: 'contact' }, true],
  ])('goes by the id where offers of a kind are unlike each other', (offer, entry, isHidden) => {
    const because = isHidden ? 'cooldown' : undefined
    expect(why({ offers: [offer], facts: appliedAt('2026-11-21T00:00:00Z', entry) })).toEqual([
      because,
    ])
  })

  it('is none by default', () => {
    expect(why({ offers: [discount], facts: appliedAt('2026-11-22T11:00:00Z') })).toEqual([
      undefined,
    ])
  })

  it('is said in words', () => {
    expect(said({ offers: [cooled], facts: appliedAt('2026-11-21T00:00:00Z') })).toEqual([
      'discount is hidden: one was applied less than its cooldownDays ago',
    ])
  })
})

describe('experiments', () => {
  const hiding: Experiment = {
    id: 'e',
    arms: [
      { id: 'control', weight: 1 },
      { id: 'none', weight: 1, offers: { discount: { hidden: true } } },
    ],
  }
  const inArm = (armId: string, experimentId = 'e'): Assignment => ({
    arms: [{ experimentId, armId }],
  })
  const offers = [when(discount, { category: 'price' }), credit, contact]

  it('show the arm’s offer, and say the arm', () => {
    const shallow: Experiment = {
      id: 'e',
      arms: [{ id: 'shallow', weight: 1, offers: { discount: { percentOff: 10 } } }],
    }
    const { shown, explanations } = select({
      offers,
      experiments: [shallow],
      assignment: inArm('shallow'),
    })
    expect(shown[0]?.view.raw).toMatchObject({ percentOff: 10 })
    expect(explanations[0]).toMatchObject({ armId: 'shallow' })
  })

  it('hide an offer, and the next one takes its place', () => {
    const scene = { offers, experiments: [hiding], assignment: inArm('none') }
    expect(idsShown(scene)).toEqual(['credit', 'contact'])
    expect(why(scene)).toEqual(['hidden-by-arm', undefined, undefined])
  })

  it.each(['control', 'none'])(
    'expose the arm %s where an offer that they touch is eligible',
    (arm) => {
      const scene = { offers, experiments: [hiding], assignment: inArm(arm) }
      expect(select(scene).exposed).toEqual([{ experimentId: 'e', armId: arm }])
    },
  )

  it.each<[string, Scene]>([
    ['the rule does not hold', { facts: { reason: { id: 'r', category: 'usage' } } }],
    ['nobody can do it', { canPerform: (kind) => kind !== 'discount' }],
    [
      'the subscription is paused',
      {
        facts: { account: anAccount().withSubscription({ status: 'paused' }).build() },
      },
    ],
    ['no screen is left', { screensLeft: 0 }],
    ['the jurisdiction allows none', { jurisdictionAllows: false }],
    ['it was declined before', { declined: ['discount'] }],
    ['the attempt is without offers', { noOffers: true }],
    ['other offers fill the screen', { offers: [credit, contact, discount] }],
  ])('expose neither arm where %s', (_name, scene) => {
    for (const arm of ['control', 'none']) {
      const { exposed } = select({
        offers,
        experiments: [hiding],
        assignment: inArm(arm),
        ...scene,
      })
      expect(exposed).toEqual([])
    }
  })

  it('expose every arm alike where only one of them makes the offer eligible', () => {
    const inEuros: Offer = {
      id: 'discount',
      kind: 'discount',
      title: '5 off',
      amountOffMinor: 500,
      currency: 'EUR',
      cycles: 1,
    }
    const rescue: Experiment = {
      id: 'e',
      arms: [
        { id: 'control', weight: 1 },
        { id: 'dollars', weight: 1, offers: { discount: { currency: 'USD' } } },
      ],
    }
    for (const arm of ['control', 'dollars']) {
      const scene = {
        offers: [inEuros],
        experiments: [rescue],
        assignment: inArm(arm),
      }
      expect(select(scene).exposed).toEqual([{ experimentId: 'e', armId: arm }])
    }
  })

  it('are exposed once, however many offers they touch', () => {
    const both: Experiment = {
      id: 'e',
      arms: [
        { id: 'a', weight: 1, offers: { discount: { cycles: 1 }, credit: { amountMinor: 1 } } },
      ],
    }
    const { exposed } = select({ offers, experiments: [both], assignment: inArm('a') })
    expect(exposed).toEqual([{ experimentId: 'e', armId: 'a' }])
  })

  it('expose nobody without an assignment', () => {
    expect(select({ offers, experiments: [hiding] }).exposed).toEqual([])
  })
})

describe('the holdout', () => {
  const held: Assignment = { holdout: 'holdout', arms: [] }
  const treated: Assignment = { holdout: 'treatment', arms: [] }

  it('sees no offers, and says why', () => {
    const offers = [discount, when(pause, { category: 'usage' }), credit, contact]
    expect(idsShown({ offers, assignment: held })).toEqual([])
    expect(why({ offers, assignment: held })).toEqual(['holdout', 'rule', 'holdout', 'limit'])
  })

  it('is exposed, held out and treated alike, where an offer is or would be shown', () => {
    expect(select({ offers: [discount], assignment: held }).exposed).toEqual([
      { experimentId: 'holdout', armId: 'holdout' },
    ])
    expect(select({ offers: [discount], assignment: treated }).exposed).toEqual([
      { experimentId: 'holdout', armId: 'treatment' },
    ])
  })

  it('is not exposed where no offer would be shown', () => {
    for (const assignment of [held, treated]) {
      for (const scene of [
        { offers: [when(discount, { category: 'usage' })] },
        { offers: [discount], screensLeft: 0 },
        { offers: [discount], jurisdictionAllows: false },
      ]) {
        expect(select({ assignment, ...scene }).exposed).toEqual([])
      }
    }
  })
})

describe('on any definition and account', () => {
  it('explains each offer, and shows what it says it shows', () => {
    return fc.assert(
      fc.property(arbitraryDefinition(), arbitraryAccount(), (definition, account) => {
        const assignment = assignArms(definition, account.subscriber?.id)
        const reasons = definition.survey?.reasons ?? []
        for (const reason of [undefined, ...reasons]) {
          const { shown, explanations, exposed } = selectOffers({
            armed: applyArms(definition, assignment),
            facts: { now, answers: {}, account, segments: definition.segments ?? {}, reason },
            canPerform: () => true,
            declined: [],
            takenAway: [],
            holdout: assignment.holdout,
            jurisdictionAllows: true,
            perScreen: 2,
            screensLeft: 1,
          })
          expect(explanations.map(({ offerId }) => offerId)).toEqual(
            (definition.offers ?? []).map(({ id }) => id),
          )
          expect(explanations.filter((one) => one.shown).map(({ offerId }) => offerId)).toEqual(
            shown.map(({ view }) => view.id),
          )
          expect(explanations.every((one) => one.shown === !one.because)).toBe(true)
          expect(shown.length).toBeLessThanOrEqual(2)
          const known = [...assignment.arms.map((arm) => arm.experimentId), 'holdout']
          expect(exposed.every((arm) => known.includes(arm.experimentId))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
