import type { PickedLocale } from '../copy/pick-locale.ts'
import type { ArmedOffer } from '../experiments/apply-arms.ts'
import type { Assignment } from '../experiments/assign-arms.ts'
import type { JurisdictionRules } from '../jurisdiction/jurisdictions.ts'
import type { Account } from '../schema/account-schema.ts'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import type { OfferKind } from '../schema/offer-schema.ts'
import type { Step } from './step-graph.ts'

/** What a flow knows before any input: the compiled definition, the account, and what can be done. */
export interface FlowContext extends PickedLocale {
  /** In the flow's locale. */
  readonly definition: FlowDefinition
  readonly account: Account
  readonly rules: JurisdictionRules
  readonly steps: readonly Step[]
  readonly jurisdictionAllows: boolean
  /** Cards on an offer screen, and offer screens in an attempt, at most. */
  readonly perScreen: number
  readonly maxOfferScreens: number
  readonly armed: readonly ArmedOffer[]
  readonly holdout: Assignment['holdout']
  readonly testMode: boolean
  /** There is a cancel handler or a server; else a decision to cancel is the host's to carry out. */
  readonly hasCancel: boolean
  /** Who does the actions. */
  readonly mode: 'local' | 'server'
  /** Whose word makes a result. */
  readonly confirmedBy: 'handler' | 'server'
  /** Not asked for referrals. */
  canPerform(kind: OfferKind, handlerName?: string): boolean
}
