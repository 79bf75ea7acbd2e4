import type { Offer } from '../schema/offer-schema.ts'
import { evaluateRule, type Facts, type Verdict } from '../targeting/evaluate-rule.ts'
import type { HiddenBecause } from './offer-explanation.ts'

/** One plain sentence for a developer: why an offer is hidden. */
export function explainOffer(
  offer: Offer,
  because: HiddenBecause,
  { verdict, facts, field }: { verdict: Verdict; facts: Facts; field?: string | undefined },
): string {
  const sentences: Record<HiddenBecause, string> = {
    rule: describeVerdict(verdict, facts),
    status: `a ${offer.kind} does not fit a subscription that is ${facts.account.subscription?.status}`,
    'active-discount': 'the subscription has a discount already',
    cooldown: `one was applied less than ${offer.cooldownDays} days ago`,
    'missing-field': `account.${field} is missing or malformed`,
    'wrong-currency': "its currency is not the subscription's",
    'no-choice-left': 'none of its choices fits the subscription',
    'no-handler': `no handler or server can do "${'handler' in offer ? offer.handler : offer.kind}"`,
    'hidden-by-arm': "the subscriber's arm of an experiment hides it",
    holdout: 'the subscriber is in the holdout',
    'declined-before': 'it was declined before',
    'taken-away': 'its handler called it ineligible',
    jurisdiction: 'the jurisdiction allows no offers',
    limit: 'no card or offer screen is left',
    'no-offers-attempt': 'this attempt is without offers',
  }
  return `${offer.id} is hidden: ${sentences[because]}`
}

function describeVerdict({ leaf, saw }: Verdict, facts: Facts): string {
  const [subject = '', value] = Object.entries(leaf)[0] ?? []
  const [operator, wanted] = Object.entries(leaf)[1] ?? ['is', value]
  const name = subject === 'answer' || subject === 'field' ? value : subject
  const words = operator.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
  // A leaf that holds by itself hides an offer only below a `not`.
  const verb = evaluateRule(leaf, facts).holds ? 'excludes' : 'says'
  return `its rule ${verb} ${name} ${words} ${show(wanted)}, and the ${name} is ${show(saw ?? 'missing')}`
}

const show = (value: unknown): string =>
  [value]
    .flat()
    .map((item) => (typeof item === 'object' ? JSON.stringify(item) : item))
    .join(' or ')
