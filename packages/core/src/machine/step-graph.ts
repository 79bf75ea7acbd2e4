import type { JurisdictionRules } from '../jurisdiction/jurisdictions.ts'
import type { AuthorScreen, FlowDefinition } from '../schema/definition-schema.ts'
import type { Rule } from '../schema/rule-schema.ts'
import { findById } from '../targeting/find-by-id.ts'
import type { Moment } from './run.ts'

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
  const { screenOrder = builtIn, screens, survey, offers } = definition
  return screenOrder.flatMap((id): Step | Step[] => {
    const screen = findById(screens, id)
    if (screen) return { id, kind: screen.kind, when: screen.when, screen }
    const isThere = {
      survey: survey && !rules.surveyAfter,
      offer: offers?.length && rules.offers !== 'no',
      confirm: true,
    }
    const step = { id, kind: id as keyof typeof isThere }
    if (!isThere[step.kind]) return []
    return id === 'offer' && rules.offers === 'after-permission'
      ? [{ id: 'permission', kind: 'permission' }, step]
      : step
  })
}

/** Screens before `confirm`, at most: four actions lead out, even through all of them. */
export const longestWay = 3

/** Where the step that is, or was last, on the screen has its place in the order; -1 before the first. */
export const placeOf = ({ state, context }: Moment): number =>
  context.steps.findIndex(({ id }) => id === state.step)
