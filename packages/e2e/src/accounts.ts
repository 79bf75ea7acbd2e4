/** A subscriber who pays month by month: the account that most tests start from. */
export const monthly = {
  subscriber: { id: 'u_1', firstName: 'Ada', tenureMonths: 8 },
  subscription: {
    id: 'sub_1',
    status: 'active',
    planId: 'pro',
    planName: 'Acme Pro',
    priceMinor: 2900,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    currentPeriodEnd: '2027-12-22T00:00:00Z',
  },
}

/** Inline JSON for a page. */
export function inlineJson(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`
}
