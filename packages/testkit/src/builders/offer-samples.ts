import type { OfferKind, OfferOf } from '@fairwell/core'

/** A valid offer of each kind, with the kind as its id, that suits the accounts of `anAccount()`. */
export const offerSamples: { readonly [Kind in OfferKind]: OfferOf<Kind> } = {
  discount: {
    id: 'discount',
    kind: 'discount',
    title: 'Half price for three months',
    percentOff: 50,
    cycles: 3,
  },
  pause: {
    id: 'pause',
    kind: 'pause',
    title: 'Take a break instead',
    choices: [{ months: 1 }, { months: 2 }, { months: 3 }],
  },
  'plan-change': {
    id: 'plan-change',
    kind: 'plan-change',
    title: 'A smaller plan may fit',
    plans: [
      { id: 'basic', name: 'Acme Basic', priceMinor: 900, currency: 'USD', interval: 'month' },
      { id: 'solo', name: 'Acme Solo', priceMinor: 500, currency: 'USD', interval: 'month' },
    ],
  },
  'trial-extension': {
    id: 'trial-extension',
    kind: 'trial-extension',
    title: 'Take two more weeks',
    days: 14,
  },
  credit: {
    id: 'credit',
    kind: 'credit',
    title: 'A $15 credit',
    amountMinor: 1500,
    currency: 'USD',
  },
  skip: { id: 'skip', kind: 'skip', title: 'Skip the next one', cycles: 1 },
  contact: {
    id: 'contact',
    kind: 'contact',
    title: 'Talk to a person',
    channels: [{ id: 'chat', label: 'Chat now', url: 'https://example.com/chat' }],
  },
  learn: {
    id: 'learn',
    kind: 'learn',
    title: 'It takes five minutes',
    links: [{ id: 'start', label: 'Five-minute start', url: 'https://example.com/start' }],
  },
  redirect: {
    id: 'redirect',
    kind: 'redirect',
    title: 'Give it as a gift',
    url: 'https://example.com/gifts',
  },
  custom: {
    id: 'custom',
    kind: 'custom',
    title: 'Fewer seats',
    handler: 'change-seats',
    data: { minSeats: 1 },
  },
}
