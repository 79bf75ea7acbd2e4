import { describe, expect, it } from 'vitest'
import { parseAccount } from './parse-account.ts'

const subscription = {
  id: 'sub_1',
  status: 'active',
  planId: 'pro',
  planName: 'Acme Pro',
  priceMinor: 2900,
  currency: 'USD',
  interval: 'month',
  intervalCount: 1,
  currentPeriodEnd: '2026-12-01T00:00:00Z',
}
const paying = (over: object) => ({ subscription: { ...subscription, ...over } })
const past = (over: object) => ({
  history: [
    {
      offerId: 'a',
      kind: 'pause',
      attemptId: 'b',
      decision: 'applied',
      at: '2026-01-01T00:00:00Z',
      ...over,
    },
  ],
})

describe('parseAccount takes', () => {
  it.each<[string, unknown]>([
    ['nobody', {}],
    ['someone of whom little is known', { subscriber: { id: 'u_1' } }],
    ['a subscription', { subscription }],
    [
      'a running discount',
      paying({ discount: { percentOff: 20, endsAt: '2027-01-01T00:00:00Z' } }),
    ],
    ['a running discount of which nothing is known', paying({ discount: {} })],
    [
      'attributes of any kind',
      { subscriber: { attributes: { tier: 'gold', tags: ['a'], seats: { used: 3 } } } },
    ],
    ['a past', past({})],
    ['keys that are undefined', { subscriber: { id: undefined }, history: undefined }],
  ])('%s', (_, account) => {
    expect(parseAccount(account)).toEqual({ ok: true, account, warnings: [] })
  })
})

describe('parseAccount tells', () => {
  it.each<[string, unknown, string, string, string]>([
    [
      'a key of nowhere',
      { subscriber: { name: 'Ada' } },
      'FW2101',
      'subscriber.name',
      '"firstName"',
    ],
    [
      'a mistyped key',
      paying({ periodEnd: 'x' }),
      'FW2101',
      'subscription.periodEnd',
      'currentPeriodEnd',
    ],
    [
      'a missing key',
      paying({ intervalCount: undefined }),
      'FW2102',
      'subscription.intervalCount',
      '"intervalCount": a whole number, 1 or more',
    ],
    [
      'a number as text',
      { subscriber: { tenureMonths: '12' } },
      'FW2103',
      'subscriber.tenureMonths',
      'write 12',
    ],
    [
      'a list for an object',
      { subscription: [] },
      'FW2103',
      'subscription',
      'an object with "id", "status"',
    ],
    [
      'a mistyped status',
      paying({ status: 'trialling' }),
      'FW2104',
      'subscription.status',
      'write "trialing"',
    ],
    [
      'an interval in other words',
      paying({ interval: 'monthly' }),
      'FW2104',
      'subscription.interval',
      '"month"',
    ],
    ['no units', paying({ intervalCount: 0 }), 'FW2105', 'subscription.intervalCount', '1 or more'],
    ['an empty id', { subscriber: { id: '' } }, 'FW2106', 'subscriber.id', 'a name'],
    [
      'a price in dollars',
      paying({ priceMinor: 29.99 }),
      'FW2107',
      'subscription.priceMinor',
      'write 2999',
    ],
    [
      'a day for an instant',
      paying({ currentPeriodEnd: '2026-12-01' }),
      'FW2108',
      'subscription.currentPeriodEnd',
      'write "2026-12-01T00:00:00Z"',
    ],
    [
      'an instant as PHP and Python write it',
      paying({ trialEnd: '2026-12-01T00:00:00+00:00' }),
      'FW2108',
      'subscription.trialEnd',
      'write "2026-12-01T00:00:00Z"',
    ],
    [
      'seconds since 1970',
      paying({ startedAt: 1796083200 }),
      'FW2108',
      'subscription.startedAt',
      'write "2026-12-01',
    ],
    [
      'a currency as Stripe writes it',
      paying({ currency: 'usd' }),
      'FW2109',
      'subscription.currency',
      'write "USD"',
    ],
    [
      'two kinds of discount',
      paying({ discount: { percentOff: 5, amountOffMinor: 5 } }),
      'FW2112',
      'subscription.discount',
      'only one of them',
    ],
    [
      'a past of nowhere',
      past({ decision: 'accepted' }),
      'FW2104',
      'history[0].decision',
      '"declined" or "applied"',
    ],
    [
      'a text for an account',
      'me',
      'FW2103',
      '',
      'account: the value has the wrong type; found "me"',
    ],
    ['nothing', undefined, 'FW2103', '', 'found nothing'],
  ])('%s', (_, account, code, path, mention) => {
    const result = parseAccount(account)
    const issues = result.ok ? [] : result.issues
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toContain(`${code} ${path}`)
    expect(issues.find((issue) => issue.code === code)?.message).toContain(mention)
  })
})
