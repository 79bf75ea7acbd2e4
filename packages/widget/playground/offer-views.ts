import type { OfferKind, OfferTerms, OfferView } from '@fairwell/core'

const priceNow = {
  currency: 'USD',
  interval: 'month',
  intervalCount: 1,
  priceNowMinor: 2000,
} as const

/** Terms of each kind that has any, for a subscriber who pays $20 a month until 22 December. */
export const terms = {
  discount: {
    ...priceNow,
    offerPriceMinor: 1000,
    offerEndsAt: '2027-03-22T12:00:00Z',
    priceAfterMinor: 2000,
    nextChargeAt: '2026-12-22T12:00:00Z',
    nextChargeMinor: 1000,
  },
  pause: {
    ...priceNow,
    offerPriceMinor: 0,
    offerEndsAt: '2027-02-22T12:00:00Z',
    priceAfterMinor: 2000,
    nextChargeAt: '2027-02-22T12:00:00Z',
    nextChargeMinor: 2000,
  },
  'plan-change': {
    ...priceNow,
    offerPriceMinor: 900,
    priceAfterMinor: 900,
    nextChargeAt: '2026-12-22T12:00:00Z',
    nextChargeMinor: 900,
  },
  yearly: {
    ...priceNow,
    offerPriceMinor: 9000,
    priceAfterMinor: 9000,
    newInterval: { interval: 'year', intervalCount: 1 },
    nextChargeAt: '2026-12-22T12:00:00Z',
    nextChargeMinor: 9000,
  },
} as const satisfies Record<string, OfferTerms>

/** One offer of each kind. */
export const offers: Record<OfferKind, OfferView> = {
  discount: offer('discount', {
    title: 'Half price for three months',
    terms: terms.discount,
    raw: { percentOff: 50, cycles: 3 },
  }),
  pause: offer('pause', {
    title: 'Take a break instead',
    body: 'Your files stay where they are.',
    choices: [
      { choice: { months: 1 }, terms: { ...terms.pause, offerEndsAt: '2027-01-22T12:00:00Z' } },
      { choice: { months: 2 }, terms: terms.pause },
      {
        choice: { until: '2027-04-15T00:00:00Z' },
        terms: { ...terms.pause, offerEndsAt: '2027-04-15T12:00:00Z' },
      },
    ],
  }),
  'plan-change': offer('plan-change', {
    title: 'A smaller plan may fit',
    choices: [
      { choice: { id: 'basic' }, label: 'Acme Basic', terms: terms['plan-change'] },
      { choice: { id: 'year' }, label: 'Acme Solo', terms: terms.yearly },
    ],
  }),
  'trial-extension': offer('trial-extension', {
    title: 'Take two more weeks',
    terms: { ...terms.pause, offerEndsAt: '2027-01-05T12:00:00Z' },
    raw: { days: 14 },
  }),
  credit: offer('credit', {
    title: 'A $15 credit for the late box',
    terms: { ...terms.discount, offerPriceMinor: 500, nextChargeMinor: 500 },
    raw: { amountMinor: 1500, currency: 'USD' },
  }),
  skip: offer('skip', {
    title: 'Skip the next box',
    terms: { ...terms.pause, offerEndsAt: '2027-01-22T12:00:00Z' },
    raw: { cycles: 1 },
  }),
  custom: offer('custom', {
    title: 'Fewer seats',
    body: 'Keep the five seats that you use.',
    raw: { handler: 'change-seats', data: { minSeats: 1 } },
  }),
  contact: offer('contact', {
    title: 'Twenty minutes with an expert',
    body: 'We look at your set-up together.',
    isReferral: true,
    choices: [
      { choice: { id: 'booking' }, label: 'Book a call', url: 'https://example.com/book' },
      { choice: { id: 'mail' }, label: 'Write to us', url: 'mailto:help@example.com' },
    ],
  }),
  learn: offer('learn', {
    title: 'It takes five minutes',
    isReferral: true,
    choices: [
      { choice: { id: 'start' }, label: 'Five-minute start', url: 'https://example.com/start' },
      { choice: { id: 'bad' }, label: 'Not to be followed', url: 'javascript:alert(1)' },
    ],
  }),
  redirect: offer('redirect', {
    title: 'Give it to a friend',
    isReferral: true,
    url: 'https://example.com/gifts',
  }),
}

function offer(kind: OfferKind, parts: Partial<OfferView>): OfferView {
  return {
    id: `${kind}-offer`,
    kind,
    title: kind,
    isReferral: false,
    choices: [],
    raw: {},
    ...parts,
  }
}
