import { describe, expect, it } from 'vitest'
import type { Json } from '../events/flow-event.ts'
import type { ChoiceView, OfferView } from '../flow-state.ts'
import type { OfferKind } from '../schema/offer-schema.ts'
import { matchChoice } from './match-choice.ts'

const view = (kind: OfferKind, ...choices: Json[]): OfferView => ({
  id: 'offer',
  kind,
  title: 'Title',
  isReferral: false,
  choices: choices.map((choice): ChoiceView => ({ choice })),
  raw: {},
})
const pause = view('pause', { months: 1 }, { months: 2 }, { until: '2027-01-15T00:00:00Z' })
const plans = view('plan-change', { id: 'basic' }, { id: 'solo' })

describe('matchChoice', () => {
  it.each<[string, OfferView, Json | undefined, Json]>([
    ['a pause as it is listed', pause, { months: 2 }, { months: 2 }],
    ['a pause by its index', pause, 0, { months: 1 }],
    [
      'a pause until an instant',
      pause,
      { until: '2027-01-15T00:00:00Z' },
      { until: '2027-01-15T00:00:00Z' },
    ],
    ['the only pause, left out', view('pause', { weeks: 2 }), undefined, { weeks: 2 }],
    ['the only pause, null', view('pause', { weeks: 2 }), null, { weeks: 2 }],
    ['a plan by its id', plans, 'basic', { id: 'basic' }],
    ['a plan as it is listed', plans, { id: 'solo' }, { id: 'solo' }],
    ['a plan by planId', plans, { planId: 'solo' }, { id: 'solo' }],
    ['a whole plan', plans, { id: 'solo', name: 'Solo', priceMinor: 500 }, { id: 'solo' }],
    ['a plan by its index', plans, 1, { id: 'solo' }],
    ['a channel', view('contact', { id: 'chat' }, { id: 'call' }), 'call', { id: 'call' }],
    ['a link', view('learn', { id: 'start' }, { id: 'video' }), { id: 'video' }, { id: 'video' }],
    ['the only link, left out', view('learn', { id: 'start' }), undefined, { id: 'start' }],
  ])('takes %s', (_name, offer, choice, expected) => {
    expect(matchChoice(offer, choice)).toEqual({ ok: true, choice: expected })
  })

  it.each<[string, OfferView, Json | undefined]>([
    ['a length that is not listed', pause, { months: 4 }],
    ['more than one length', pause, { months: 1, weeks: 2 }],
    ['another unit', pause, { weeks: 2 }],
    ['an index that is none', pause, 3],
    ['a negative index', pause, -1],
    ['nothing where there are several', pause, undefined],
    ['a plan that is not listed', plans, 'pro'],
    ['an id of a prototype', plans, 'constructor'],
    ['an empty object', plans, {}],
    ['a list', plans, ['basic']],
    ['true', plans, true],
    ['the wrong thing where there is only one', view('pause', { weeks: 2 }), { months: 1 }],
  ])('refuses %s', (_name, offer, choice) => {
    expect(matchChoice(offer, choice)).toEqual({ ok: false })
  })

  it.each<[Json | undefined]>([[{ seats: 3 }], ['x'], [0], [null], [[1, 2]], [undefined]])(
    'passes the choice of a custom offer as it is: %j',
    (choice) => {
      expect(matchChoice(view('custom'), choice)).toEqual({ ok: true, choice })
    },
  )

  it.each<[OfferKind]>([['discount'], ['trial-extension'], ['credit'], ['skip'], ['redirect']])(
    'drops what is given where there is nothing to choose: %s',
    (kind) => {
      expect(matchChoice(view(kind), { months: 1 })).toEqual({ ok: true })
    },
  )
})
