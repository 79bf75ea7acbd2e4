import type { HiddenBecause, OfferExplanation } from './offer-explanation.ts'

/**
 * One plain sentence for a developer: whether an offer is shown, and why not.
 *
 * @example
 * for (const explanation of flow.explain()) console.log(explainOffer(explanation))
 */
export function explainOffer(explanation: OfferExplanation): string {
  const { offerId, because } = explanation
  return because
    ? `${offerId} is hidden: ${sentences[because](explanation)}`
    : `${offerId} is shown`
}

const sentences: { readonly [because in HiddenBecause]: (of: OfferExplanation) => string } = {
  rule: describeLeaf,
  status: ({ kind }) => `a subscription in this status can have no ${kind}`,
  'active-discount': () => 'a discount is active',
  cooldown: () => 'one was applied less than its cooldownDays ago',
  'missing-field': ({ field }) => `account.${field} is missing, malformed or over`,
  'wrong-currency': () => 'the subscription has another currency',
  'no-gain': () => 'it would save this subscriber nothing',
  'no-choice-left': () => 'no choice fits the subscription',
  'no-handler': ({ kind }) => `no handler and no server can do this ${kind} offer`,
  'hidden-by-arm': () => 'an arm hides it',
  holdout: () => 'the subscriber is held out',
  'declined-before': () => 'it was declined',
  'taken-away': () => 'its handler refused it',
  jurisdiction: () => 'the jurisdiction allows no offers',
  limit: () => 'the limit is reached',
  'no-offers-attempt': () => 'the attempt is without offers',
}

/** `its rule hangs on "category is price", and the category is usage` */
function describeLeaf({ leaf = { all: [] }, saw }: OfferExplanation): string {
  const { answer, field, ...rest } = leaf as { [key: string]: unknown }
  const [key = '', want] = Object.entries(rest)[0] ?? []
  const subject = answer ?? field ?? key
  const words =
    subject === key ? 'is' : key.replace(/[A-Z]/, (capital) => ` ${capital.toLowerCase()}`)
  return `its rule hangs on "${subject} ${words} ${list(want)}", and the ${subject} is ${list(saw ?? 'missing')}`
}

const list = (value: unknown): string => [value].flat().join(' or ')
