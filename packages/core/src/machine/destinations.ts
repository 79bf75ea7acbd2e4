import { evaluateRule } from '../targeting/evaluate-rule.ts'
import { cardOf, chooseOffers } from './choose-offers.ts'
import { factsOf } from './facts.ts'
import type { InputPayloads } from './input.ts'
import type { Visit } from './machine-state.ts'
import { offerData } from './offer-data.ts'
import { emit, iso, type Run } from './run.ts'
import type { Step } from './step-graph.ts'

/** Puts a step on the screen. */
function show(run: Run, step: Step): void {
  const { draft } = run
  draft.step = step.id
  draft.screen = step.kind
  emit(run, 'screen.viewed', { screen: step.id, index: draft.viewed })
  draft.viewed++
}

/** The present screen, to be able to come back to it. */
function leave({ draft, context }: Run): void {
  const { step, offers, offerScreens } = draft
  const isOffer = context.steps.some(({ id, kind }) => id === step && kind === 'offer')
  if (step && (!isOffer || offers.length))
    draft.trail = [...draft.trail, { step, offers: isOffer ? offers : [], offerScreens }]
}

/** Chooses the cards of an offer screen, and notes which experiments had their say in it. */
function decideOffers(run: Run): readonly string[] {
  const { draft, context, input } = run
  const { shown, exposed } = chooseOffers(draft, context, input.at)
  for (const exposure of exposed)
    if (!draft.exposed.includes(exposure.experimentId)) {
      draft.exposed = [...draft.exposed, exposure.experimentId]
      emit(run, 'experiment.exposed', exposure)
    }
  return shown.map(({ view }) => view.id)
}

function showOffers(run: Run, step: Step, offers: readonly string[]): void {
  const { draft } = run
  draft.offers = offers
  draft.offerScreens++
  show(run, step)
  for (const id of offers)
    if (!draft.shown.includes(id)) {
      draft.shown = [...draft.shown, id]
      emit(run, 'offer.shown', offerData(run, id))
    }
}

/** Walks on from a place in the order to the first step that has something to show. */
function walk(run: Run, from: number): void {
  const { draft, context, input } = run
  for (const step of context.steps.slice(from)) {
    const { facts, asked } = factsOf(draft, context, input.at)
    if (!evaluateRule(step.when, facts).holds) continue
    if (step.kind === 'questions' && !asked.some((question) => question.step === step.id)) continue
    if (step.kind === 'permission' && (draft.permission !== undefined || !decideOffers(run).length))
      continue
    if (step.kind === 'offer') {
      const offers = draft.permission === false ? [] : decideOffers(run)
      if (!offers.length) continue
      leave(run)
      showOffers(run, step, offers)
      return
    }
    leave(run)
    show(run, step)
    return
  }
}

const place = ({ draft, context }: Run): number =>
  context.steps.findIndex(({ id }) => id === draft.step)

/** Where a row of the table may lead, when that is not one fixed screen. */
export const destinations = {
  /** Nothing to see changes. */
  same: () => {},
  first: (run: Run) => walk(run, 0),
  /** From an offer screen, first another one if there is more to offer. */
  next: (run: Run) => walk(run, place(run) + (run.draft.step === 'offer' ? 0 : 1)),
  back: (run: Run) => {
    const { draft, context, input } = run
    const trail = [...draft.trail]
    let visit: Visit | undefined
    let offers: readonly string[] = []
    do {
      visit = trail.pop()
      offers = (visit?.offers ?? []).filter(
        (id) => !draft.takenAway.includes(id) && cardOf(id, context, input.at),
      )
    } while (visit?.offers.length && !offers.length)
    const step = context.steps.find(({ id }) => id === visit?.step)
    if (!visit || !step) return
    draft.trail = trail
    draft.offers = offers
    draft.offerScreens = Math.max(
      visit.offerScreens,
      visit.offers.length ? 0 : draft.declinedScreens,
    )
    show(run, step)
  },
  confirm: (run: Run) => {
    const step = run.context.steps.at(-1)
    if (!step) return
    leave(run)
    show(run, step)
  },
  /** The screen that an earlier page left; what was being done then has an unknown end. */
  kept: (run: Run) => {
    const { draft, context, input } = run
    const { kept } = input as unknown as InputPayloads['RESUME']
    Object.assign(draft, kept, { hidden: false, pending: undefined })
    if (kept.pending) {
      const { action, offerId, requestedAt } = kept.pending
      draft.error = { action, offerId, code: 'timeout', requestedAt: requestedAt ?? iso(input.at) }
    }
    if (kept.pending?.action === 'cancel' || kept.screen === 'failed') {
      draft.screen = 'failed'
      return
    }
    const index = place(run)
    const step = context.steps[index]
    draft.offers = kept.offers.filter((id) => cardOf(id, context, input.at))
    if (kept.pending?.cancelRequested) destinations.confirm(run)
    else if (step && (step.kind !== 'offer' || draft.offers.length)) show(run, step)
    else walk(run, index + 1)
  },
} satisfies Record<string, (run: Run) => void>

export type Destination = keyof typeof destinations
