import { own } from '../targeting/read-own.ts'
import { type StatutoryLabels, statutoryLabels } from './statutory-labels.ts'

/** What a place's law leaves of a cancel flow. */
export interface JurisdictionRules {
  /** `false`: the flow does not start, the host's own cancel runs. */
  readonly start: boolean
  /** `after-permission`: only after the subscriber said yes to the permission screen. */
  readonly offers: 'yes' | 'after-permission' | 'no'
  /** How many offer screens an attempt may have at most. */
  readonly offerScreens: number
  /** The survey comes only after the cancellation is acknowledged. */
  readonly surveyAfter: boolean
  /** What its controls are called there, in one language. */
  readonly labels?: StatutoryLabels | undefined
}

// Allowed wherever the exit stands beside every offer, which it does on every screen of a flow.
const open: JurisdictionRules = { start: true, offers: 'yes', offerScreens: 1, surveyAfter: false }
const asked: JurisdictionRules = { ...open, offers: 'after-permission' }
// Ours, where a law leaves no room between the statutory button and the acknowledgement.
const none: JurisdictionRules = { ...open, offers: 'no', offerScreens: 0 }

/**
 * What each place asks of a cancel flow, as far as the core has to obey it; the policy package proves
 * the rest. Not legal advice: each row names its source, so that counsel can disagree with it.
 */
export const jurisdictions = {
  /** What an unknown place gets: California's rules. */
  careful: open,
  /** What an unknown place gets where the author asks for more care: Minnesota's permission, everywhere. */
  strict: asked,
  /**
   * ROSCA, 15 USC 8403: a simple mechanism to stop recurring charges. The click-to-cancel rule, 16 CFR 425, is vacated.
   * https://natlawreview.com/article/eighth-circuit-vacates-ftcs-click-cancel-rule
   */
  'us-federal': open,
  /**
   * Business and Professions Code §17602(e)(2): an offer only beside a prominent, continuous, direct way to cancel.
   * https://docs.churnkey.co/cancel-flows/click-to-cancel
   */
  'us-ca': open,
  /** General Business Law §527-a. https://newyork.public.law/laws/n.y._general_business_law_section_527-a */
  'us-ny': open,
  /**
   * SB 25-145: one-step online cancellation, offers only beside a direct link.
   * https://updates.loopwork.co/united-states-arl-compliance-for-cancellation-flows-4x9GJG
   */
  'us-co': open,
  /** 940 CMR 38.00. https://zwillgen.com/ftc-state-ag/massachusetts-finalizes-auto-renewal-junk-fees-regulations */
  'us-ma': open,
  /**
   * Statutes 325G.56 to .62: no benefit until the subscriber has given permission, asked once per attempt.
   * https://prosperstack.com/blog/minnesota-automatic-renewal-law
   */
  'us-mn': asked,
  /**
   * §312k BGB as read by BGH I ZR 200/25 (16 July 2026): nothing beyond the listed fields on the confirmation page.
   * https://www.bundesgerichtshof.de/SharedDocs/Pressemitteilungen/DE/2026/2026128.html
   */
  de: { ...none, start: false, surveyAfter: true, labels: statutoryLabels.de },
  /**
   * L215-1-1 and D215-1 to -3 Code de la consommation: three clicks, with no step for an offer.
   * https://sorba-avocat.fr/entree-en-vigueur-de-la-resiliation-en-ligne-des-contrats-conclus-par-voie-electronique/
   */
  fr: { ...none, labels: statutoryLabels.fr },
  /** Directive 2023/2673 (withdrawal, apart from cancelling). http://data.europa.eu/eli/dir/2023/2673/oj */
  eu: open,
  /**
   * Digital Markets, Competition and Consumers Act 2024, sections 260 and 261, expected in force in spring 2027.
   * https://legislation.gov.uk/ukpga/2024/13/part/4/chapter/2/crossheading/duties-of-traders/enacted
   */
  'uk-2027': open,
  /**
   * Guidelines for Prevention and Regulation of Dark Patterns, 2023.
   * https://www.storyboard18.com/how-it-works/central-consumer-protection-authority-issues-guidelines-to-provide-for-the-prevention-and-regulation-of-dark-patterns-18333.htm
   */
  in: open,
  /**
   * Unfair Trading Practices Bill 2026, commencing 1 July 2027.
   * https://pulse.mallesons.com/in-competition/dont-be-a-jerk-laws-introduced-into-parliament-to-combat-against-unfair-trading-practices/
   */
  'au-2027': open,
} as const satisfies { readonly [preset: string]: JurisdictionRules }

/** The name of a row of the table. */
export type Preset = keyof typeof jurisdictions

const aliases: { readonly [code: string]: Preset } = {
  us: 'us-federal',
  uk: 'uk-2027',
  gb: 'uk-2027',
  au: 'au-2027',
}

/**
 * The rules for a subscriber's place: a preset's name, or `us`, `uk`, `gb`, `au`, in upper or lower
 * case. A part of a country without a row of its own (`us-tx`, `de-by`) has the country's.
 *
 * @param code A billing fact, such as `us-ca`; never a guess from the network or the language.
 * @param unknown What any other place gets. Default `careful`.
 */
export function jurisdictionOf(
  code = '',
  unknown: 'careful' | 'strict' = 'careful',
): JurisdictionRules {
  const find = (key: string) => own(jurisdictions, String(own(aliases, key) ?? key))
  const wanted = String(code).toLowerCase()
  const rules = find(wanted) ?? find(wanted.replace(/[-_].*/, '')) ?? jurisdictions[unknown]
  return rules as unknown as JurisdictionRules
}
