import type { CancelFlowOptions } from '../cancel-flow.ts'
import { localise } from '../copy/localise.ts'
import { pickLocale } from '../copy/pick-locale.ts'
import { applyArms } from '../experiments/apply-arms.ts'
import { assignArms } from '../experiments/assign-arms.ts'
import { jurisdictionOf } from '../jurisdiction/jurisdictions.ts'
import type { Account } from '../schema/account-schema.ts'
import type { FlowContext } from './flow-context.ts'
import { compileSteps } from './step-graph.ts'

/** Puts a definition, an account and what can be done together into what the machine walks over. */
export function compileContext(options: CancelFlowOptions, account: Account): FlowContext {
  const { handlers, remote } = options
  const picked = pickLocale(options.definition, options.locale, options.viewLocales)
  const definition = localise(options.definition, picked.locale)
  const { subscriber } = account
  const rules = jurisdictionOf(subscriber?.jurisdiction, definition.unknownJurisdiction)
  const { offersPerScreen = 2, offerScreens = 1 } = definition.limits ?? {}
  const assignment = assignArms(definition, subscriber?.id)
  const testMode = options.mode === 'test'
  return {
    ...picked,
    definition,
    account,
    rules,
    steps: compileSteps(definition, rules),
    jurisdictionAllows: rules.offers !== 'no',
    perScreen: offersPerScreen,
    maxOfferScreens: Math.min(offerScreens, rules.offerScreens),
    armed: applyArms(definition, assignment),
    holdout: assignment.holdout,
    testMode,
    hasCancel: !!(remote || handlers?.cancel),
    mode: remote ? 'server' : 'local',
    confirmedBy: remote ? 'server' : 'handler',
    canPerform: (kind, handlerName = kind) =>
      testMode || !!remote || typeof handlers?.[handlerName] === 'function',
  }
}
