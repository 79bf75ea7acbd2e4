import type { Offer } from '../schema/offer-schema.ts'
import { evaluateRule, type Facts, type Verdict } from '../targeting/evaluate-rule.ts'
import type { HiddenBecause } from './offer-explanation.ts'

/** One plain sentence for a developer: why an offer is hidden. */
export function explainOffer(
  offer: Offer,
  because: HiddenBecause,
  field: string | undefined,
  verdict: Verdict,
  facts: Facts,
): string {
  const sentences: Record<HiddenBecause, string> = {
    rule: describeVerdict(verdict, facts),
    status: `no ${offer.kind} while the subscription is ${facts.account.subscription?.status}`,
    'active-discount': 'a discount is active',
    cooldown: `one was applied less than ${offer.cooldownDays} days ago`,
    'missing-field': `account.${field} is missing or malformed`,
    'wrong-currency': 'the subscription has another currency',
    'no-choice-left': 'no choice fits the subscription',
    'no-handler': `nothing can do "${'handler' in offer ? offer.handler : offer.kind}"`,
    'hidden-by-arm': 'an arm hides it',
    holdout: 'the subscriber is held out',
    'declined-before': 'it was declined',
    'taken-away': 'its handler refused it',
    jurisdiction: 'the jurisdiction allows no offers',
    limit: 'the limit is reached',
    'no-offers-attempt': 'the attempt is without offers',
  }
  return `${offer.id} is hidden: ${sentences[because]}`
}

/** `its rule says category is price, and the category is usage` */
function describeVerdict({ leaf, saw }: Verdict, facts: Facts): string {
  const { answer, field, ...rest } = leaf as { [key: string]: unknown }
  const [key = '', want] = Object.entries(rest)[0] ?? []
  const subject = answer ?? field ?? key
  const words =
    subject === key ? 'is' : key.replace(/[A-Z]/, (capital) => ` ${capital.toLowerCase()}`)
  // A leaf that holds by itself hides an offer only below a `not`.
  const verb = evaluateRule(leaf, facts).holds ? 'excludes' : 'says'
  return `its rule ${verb} ${subject} ${words} ${list(want)}, and the ${subject} is ${list(saw ?? 'missing')}`
}

const list = (value: unknown): string => [value].flat().join(' or ')
