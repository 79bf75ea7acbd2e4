import type { Account, FlowDefinition, Offer } from '@fairwell/core'
import { assignArms } from '@fairwell/core/backend'
import { describe, expect, it } from 'vitest'
import { type Judgement, judgeOffers } from './judge-offers.ts'

const now = Date.parse('2026-11-22T10:00:00Z')
const credit: Offer = {
  id: 'credit',
  kind: 'credit',
  amountMinor: 500,
  currency: 'USD',
  title: 'C',
}
const base: FlowDefinition = { fairwell: 1, id: 'acme', version: 1, product: 'Acme' }

function anAccount(id: string, more: Account['subscriber'] = {}): Account {
  return {
    subscriber: { id, ...more },
    subscription: {
      id: 'sub-1',
      status: 'active',
      planId: 'pro',
      planName: 'Pro',
      priceMinor: 2000,
      currency: 'USD',
      interval: 'month',
      intervalCount: 1,
      currentPeriodEnd: '2026-12-01T00:00:00Z',
    },
  }
}

function judge(offers: Offer[], with_: Partial<Judgement> & { flow?: object } = {}) {
  const { flow, ...judgement } = with_
  return judgeOffers({
    definition: { ...base, offers, ...flow },
    account: anAccount('ada'),
    billing: { supports: () => true },
    now,
    said: { answers: {} },
    noOffers: false,
    ...judgement,
  }).map(({ isOpen, isSent, explanation }) => [isOpen, isSent, explanation.because])
}

/** Somebody whom `holds` is true of. */
function someone(holds: (id: string) => boolean): string {
  for (let n = 0; ; n++) if (holds(`person-${n}`)) return `person-${n}`
}

describe('judgeOffers', () => {
  it('opens what fits, however many there are', () => {
    const many = Array.from({ length: 5 }, (_, n) => ({ ...credit, id: `credit-${n}` }))
    expect(judge(many)).toEqual(many.map(() => [true, true, undefined]))
  })

  it.each([
    [
      'the jurisdiction allows none',
      { account: anAccount('ada', { jurisdiction: 'fr' }) },
      'jurisdiction',
    ],
    [
      'the flow does not start there',
      { account: anAccount('ada', { jurisdiction: 'de' }) },
      'jurisdiction',
    ],
    ['the attempt is without offers', { noOffers: true }, 'no-offers-attempt'],
    ['billing can not do it', { billing: { supports: () => false } }, 'no-handler'],
  ] as const)('closes and leaves out an offer where %s', (_name, judgement, because) => {
    expect(judge([credit], judgement)).toEqual([[false, false, because]])
  })

  it('closes an offer to the holdout and sends it, so that the flow can tell the exposure', () => {
    const flow = { holdoutPercent: 50 }
    const isOut = (id: string) => assignArms({ ...base, ...flow }, id).holdout === 'holdout'
    const account = (held: boolean) => anAccount(someone((id) => isOut(id) === held))
    expect(judge([credit], { flow, account: account(true) })).toEqual([[false, true, 'holdout']])
    expect(judge([credit], { flow, account: account(false) })).toEqual([[true, true, undefined]])
  })

  it('does the same where the arm hides an offer, or gives it terms that do not fit', () => {
    const arms = (patch: object) => ({
      experiments: [
        {
          id: 'test',
          arms: [
            { id: 'a', weight: 50 },
            { id: 'b', weight: 50, offers: { credit: patch } },
          ],
        },
      ],
    })
    const inArm = (flow: object) =>
      anAccount(someone((id) => assignArms({ ...base, ...flow }, id).arms[0]?.armId === 'b'))
    const hidden = arms({ hidden: true })
    const foreign = arms({ currency: 'EUR' })
    expect(judge([credit], { flow: hidden, account: inArm(hidden) })).toEqual([
      [false, true, 'hidden-by-arm'],
    ])
    expect(judge([credit], { flow: foreign, account: inArm(foreign) })).toEqual([
      [false, true, 'wrong-currency'],
    ])
  })

  it('leaves out an offer in another currency that no experiment touches', () => {
    expect(judge([{ ...credit, currency: 'EUR' }])).toEqual([[false, false, 'wrong-currency']])
  })

  it('says which rule can not hold', () => {
    const when = { field: 'subscriber.tenureMonths', atLeast: 12 }
    const [judged] = judgeOffers({
      definition: { ...base, offers: [{ ...credit, when }] },
      account: anAccount('ada', { tenureMonths: 3 }),
      billing: { supports: () => true },
      now,
      said: { answers: {} },
      noOffers: false,
    })
    expect(judged?.explanation).toMatchObject({ because: 'rule', leaf: when, saw: 3 })
  })
})
