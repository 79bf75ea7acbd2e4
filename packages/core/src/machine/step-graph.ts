import type { JurisdictionRules } from '../jurisdiction/jurisdictions.ts'
import type { AuthorScreen, FlowDefinition } from '../schema/definition-schema.ts'
import type { Rule } from '../schema/rule-schema.ts'

/** One place in the order of screens. Plain data: `when` is a rule, not a function. */
export interface Step {
  readonly id: string
  readonly kind: 'permission' | 'survey' | 'offer' | 'confirm' | AuthorScreen['kind']
  readonly when?: Rule | undefined
  readonly screen?: AuthorScreen | undefined
}

const builtIn = ['survey', 'offer', 'confirm'] as const

/**
 * The steps of a definition in their order, as a jurisdiction allows them. `confirm` is always last.
 * The walk from one step to the next passes over those that have nothing to show.
 */
export function compileSteps(
  definition: FlowDefinition,
  rules: JurisdictionRules,
): readonly Step[] {
  return (definition.screenOrder ?? builtIn).flatMap((id): Step[] => {
    const screen = definition.screens?.find((candidate) => candidate.id === id)
    if (screen) return [{ id, kind: screen.kind, when: screen.when, screen }]
    if (id === 'survey') return definition.survey && !rules.surveyAfter ? [{ id, kind: id }] : []
    if (id === 'offer') {
      if (rules.offers === 'no' || !definition.offers?.length) return []
      const offer: Step = { id, kind: id }
      return rules.offers === 'after-permission'
        ? [{ id: 'permission', kind: 'permission' }, offer]
        : [offer]
    }
    return id === 'confirm' ? [{ id, kind: id }] : []
  })
}
