import type { Offer, OfferKind, OfferOf, Rule } from '@fairwell/core'
import type { Dice } from './dice.ts'

/** Names that random `custom` offers give their handlers. */
export const customHandlers = ['change-seats', 'send-gift'] as const

const currencies = ['USD', 'USD', 'USD', 'EUR', 'JPY'] as const
type Base<Kind extends OfferKind> = Pick<OfferOf<Kind>, 'id' | 'title'>

/** What each kind needs besides its base. */
const terms: { readonly [Kind in OfferKind]: (dice: Dice, base: Base<Kind>) => OfferOf<Kind> } = {
  discount(dice, base) {
    const long = dice.chance(70) ? { cycles: 1 + dice.below(6) } : { forever: true as const }
    const deep = dice.chance(60)
      ? { percentOff: 1 + dice.below(100) }
      : { amountOffMinor: 1 + dice.below(4000), currency: dice.pick(currencies) }
    return { ...base, kind: 'discount', ...deep, ...long } as OfferOf<'discount'>
  },
  pause: (dice, base) => ({
    ...base,
    kind: 'pause',
    choices: dice
      .shuffle([
        { days: 10 },
        { weeks: 2 },
        { months: 1 },
        { months: 3 },
        { until: '2027-01-15T00:00:00Z' },
        { until: '2020-01-01T00:00:00Z' },
      ])
      .slice(0, 1 + dice.below(3)),
  }),
  'plan-change': (dice, base) => ({
    ...base,
    kind: 'plan-change',
    plans: dice
      .shuffle(['pro', 'basic', 'solo'])
      .slice(0, 1 + dice.below(3))
      .map((id) => ({
        id,
        name: `Acme ${id}`,
        priceMinor: dice.below(4000),
        currency: dice.pick(currencies),
        interval: dice.pick(['month', 'month', 'year', 'week']),
        ...(dice.chance(20) && { intervalCount: 1 + dice.below(3) }),
      })),
  }),
  'trial-extension': (dice, base) => ({
    ...base,
    kind: 'trial-extension',
    days: 1 + dice.below(30),
  }),
  credit: (dice, base) => ({
    ...base,
    kind: 'credit',
    amountMinor: 1 + dice.below(5000),
    currency: dice.pick(currencies),
  }),
  skip: (dice, base) => ({ ...base, kind: 'skip', cycles: 1 + dice.below(3) }),
  contact: (dice, base) => ({ ...base, kind: 'contact', channels: links(dice) }),
  learn: (dice, base) => ({ ...base, kind: 'learn', links: links(dice) }),
  redirect: (_dice, base) => ({ ...base, kind: 'redirect', url: 'https://example.com/gifts' }),
  custom: (dice, base) => ({
    ...base,
    kind: 'custom',
    handler: dice.pick(customHandlers),
    ...(dice.chance(50) && { data: { minSeats: dice.below(5) } }),
  }),
}

function links(dice: Dice) {
  return Array.from({ length: 1 + dice.below(2) }, (_, index) => ({
    id: `link-${index}`,
    label: `Link ${index}`,
    url: `https://example.com/${index}`,
  }))
}

export const offerKinds = Object.keys(terms) as [OfferKind, ...OfferKind[]]

/** A valid offer of any kind. */
export function randomOffer(dice: Dice, id: string, when: Rule | undefined): Offer {
  const kind = dice.pick(offerKinds)
  const make = terms[kind] as (dice: Dice, base: { id: string; title: string }) => Offer
  return {
    ...make(dice, { id, title: `Offer ${id}` }),
    ...(dice.chance(20) && { body: 'For {{subscriber.firstName|you}}.' }),
    ...(dice.chance(20) && { cooldownDays: dice.below(200) }),
    ...(when && { when }),
  }
}

/** What an arm may change in `offer` so that it stays valid. */
export function randomPatch(dice: Dice, offer: Offer) {
  if (dice.chance(30)) return { hidden: true }
  const title = { title: `Other words for ${offer.id}` }
  if ('percentOff' in offer) return { ...title, percentOff: 1 + dice.below(100) }
  if ('days' in offer) return { days: 1 + dice.below(30) }
  if ('amountMinor' in offer) return { ...title, amountMinor: 1 + dice.below(5000) }
  if ('choices' in offer) return { choices: [{ weeks: 1 + dice.below(4) }] }
  return title
}
