import { own } from '../targeting/read-own.ts'

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
}

const open: JurisdictionRules = { start: true, offers: 'yes', offerScreens: 1, surveyAfter: false }
const asked: JurisdictionRules = { ...open, offers: 'after-permission' }

export const jurisdictions = {
  careful: open,
  strict: asked,
  'us-federal': open,
  'us-ca': open,
  'us-ny': open,
  'us-co': open,
  'us-ma': open,
  'us-mn': asked,
  de: { start: false, offers: 'no', offerScreens: 0, surveyAfter: true },
  fr: { ...open, offers: 'no', offerScreens: 0 },
  eu: open,
  'uk-2027': open,
  in: open,
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

export function jurisdictionOf(
  code = '',
  unknown: 'careful' | 'strict' = 'careful',
): JurisdictionRules {
  const find = (key: string) => own(jurisdictions, String(own(aliases, key) ?? key))
  const wanted = String(code).toLowerCase()
  const rules = find(wanted) ?? find(wanted.replace(/-.*/, '')) ?? jurisdictions[unknown]
  return rules as unknown as JurisdictionRules
}
