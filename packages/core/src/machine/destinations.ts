import { evaluateRule } from '../targeting/evaluate-rule.ts'
import { findById } from '../targeting/find-by-id.ts'
import { giveUp } from './actions.ts'
import { cardOf, chooseOffers } from './choose-offers.ts'
import { factsOf } from './facts.ts'
import type { MachineState, Visit } from './machine-state.ts'
import { offerData } from './offer-data.ts'
import { emit, emitOnce, type Run } from './run.ts'
import { longestWay, placeOf, type Step } from './step-graph.ts'

/** Puts a step on the screen. */
function show(run: Run, step: Step, offers: readonly string[] = []): void {
  const { state } = run
  const { id, kind } = step
  state.step = id
  state.screen = kind
  state.offers = offers
  emit(run, 'screen.viewed', { screen: id, index: state.viewed++ })
  for (const offer of offers) emitOnce(run, 'offer.shown', offer, offer, offerData(run, offer))
}

/** Chooses the cards of an offer screen, and notes which experiments had their say in it. */
function decideOffers(run: Run): readonly string[] {
  const { shown, exposed } = chooseOffers(run)
  for (const exposure of exposed) {
    const { experimentId, armId } = exposure
    emitOnce(run, 'experiment.exposed', experimentId, armId, exposure)
  }
  return shown.map(({ view }) => view.id)
}

/**
 * Whether an author's own screen would make the way out too long. Room is kept for the survey and
 * the offers that may still come.
 */
function isTooFar({ state, context }: Run, { kind, id }: Step): boolean {
  const { steps } = context
  const coming = steps
    .slice(steps.findIndex((step) => step.id === id) + 1)
    .filter(({ kind: next }) => /survey|offer|permission/.test(next))
  const seen = state.trail.length + (state.step ? 1 : 0)
  return /info|questions|custom/.test(kind) && seen + coming.length >= longestWay
}

/** Walks on from a place in the order to the first step that has something to show. */
function walk(run: Run, from: number): void {
  const { state, context } = run
  const { facts, asked } = factsOf(run)
  for (const next of context.steps.slice(from)) {
    const { id, kind, when } = next
    const isOffer = kind === 'offer'
    const hasOffers = isOffer || kind === 'permission'
    // Permission is asked once, and a refusal holds.
    const isRefused = isOffer ? state.permission === false : state.permission !== undefined
    if (!evaluateRule(when, facts).holds || (hasOffers && isRefused)) continue
    if (isTooFar(run, next)) continue
    if (kind === 'questions' && !asked.some(({ step }) => step === id)) continue
    const offers = hasOffers ? decideOffers(run) : []
    if (hasOffers && !offers.length) continue
    const { step, trail, offerScreens } = state
    // An offer screen without cards is none to come back to.
    if (step && (step !== 'offer' || state.offers.length))
      state.trail = [...trail, { step, offers: state.offers, offerScreens }]
    if (isOffer) state.offerScreens++
    show(run, next, isOffer ? offers : [])
    return
  }
}

/** Those of the offers that are still to be had. */
const openOf = (run: Run, offers: readonly string[]): readonly string[] =>
  offers.filter((id) => !run.state.takenAway.includes(id) && cardOf(run, id))

/** Where a row of the table leads, when that is not one fixed screen. */
export type Destination = (run: Run) => void

export const first: Destination = (run) => walk(run, 0)
/** From an offer screen, first another one if there is more to offer. */
export const next: Destination = (run) =>
  walk(run, placeOf(run) + (run.state.step === 'offer' ? 0 : 1))
/** The last step. */
export const confirm: Destination = (run) => walk(run, -1)
export const back: Destination = (run) => {
  const { state, context } = run
  const { trail, declinedScreens } = state
  for (let at = trail.length; at--; ) {
    const visit = trail[at] as Visit
    const step = findById(context.steps, visit.step)
    const offers = openOf(run, visit.offers)
    const hadOffers = visit.offers.length
    if (!step || (hadOffers && !offers.length)) continue
    state.trail = trail.slice(0, at)
    state.offerScreens = Math.max(visit.offerScreens, hadOffers ? 0 : declinedScreens)
    show(run, step, offers)
    return
  }
}
/** The screen that an earlier page left; what was being done then has an unknown end. */
export const kept: Destination = (run) => {
  const was = run.input.kept as MachineState
  const { pending, screen, cancelling } = was
  run.state = { ...was, hidden: false }
  if (pending) giveUp(run, 'timeout')
  if (pending?.action === 'cancel' || screen === 'failed') {
    run.state.screen = 'failed'
    return
  }
  const index = placeOf(run)
  const step = run.context.steps[index]
  const offers = openOf(run, was.offers)
  run.state.offers = offers
  if (pending && cancelling) walk(run, -1)
  else if (step && (step.kind !== 'offer' || offers.length)) show(run, step, offers)
  else walk(run, index + 1)
}
