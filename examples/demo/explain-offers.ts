import {
  type Account,
  type AnswerValue,
  createCancelFlow,
  type FlowDefinition,
  type Handlers,
  type HiddenBecause,
  type OfferExplanation,
} from '@fairwell/core'
import { explainOffer } from '@fairwell/core/explain'
import type { AttemptSoFar } from './read-attempt.ts'
import type { DemoSettings } from './settings.ts'

/** What the subscriber has said so far, or what one wants to try out. */
export interface Said {
  readonly reason?: string | undefined
  readonly answers: { readonly [questionId: string]: AnswerValue }
}

/** Why one offer is or is not shown, with a sentence for the panel. */
export interface ExplainedOffer extends OfferExplanation {
  readonly text: string
}

/** What a world decides on. */
export interface Deciding {
  readonly definition: FlowDefinition
  readonly account: Account
  readonly settings: Pick<DemoSettings, 'page' | 'mode'>
}

const ruledOutWords: { readonly [because in HiddenBecause]?: string } = {
  'declined-before': 'it was declined before',
  'taken-away': 'it turned out not to be possible',
  'no-offers-attempt': 'one was accepted already, and cancelling anyway comes without offers',
}

/** More screens than any flow has before its offers. */
const mostScreens = 20

/** Why each offer is shown or not in this attempt. */
export function explainAttempt(world: Deciding, attempt: AttemptSoFar): readonly ExplainedOffer[] {
  const { definition } = world
  const { ruledOut, isAfterSaved } = attempt
  const becauseOf = (id: string): HiddenBecause | undefined =>
    isAfterSaved ? 'no-offers-attempt' : attempt.shown.includes(id) ? undefined : ruledOut[id]
  // What is ruled out takes no card from the others.
  const offers = definition.offers?.filter(({ id }) => !becauseOf(id)) ?? []
  const explained = explainOffers({ ...world, definition: { ...definition, offers } }, attempt)
  return (definition.offers ?? []).flatMap(({ id, kind }): readonly ExplainedOffer[] => {
    const because = becauseOf(id)
    if (!because) return explained.filter(({ offerId }) => offerId === id)
    const text = `${id} is hidden: ${ruledOutWords[because]}`
    return [{ offerId: id, kind, shown: false, because, text }]
  })
}

/**
 * Why each offer would be shown or not after these words. The same core decides here as in the page: a
 * flow without a view is walked up to where it chooses.
 */
export function explainOffers(
  { definition, account, settings: { page, mode } }: Deciding,
  said: Said,
): readonly ExplainedOffer[] {
  const flow = createCancelFlow({
    definition,
    account,
    mode,
    ...(page === 'local' ? {} : { handlers: anyHandlers }),
  })
  flow.open(said)
  for (let screens = 0; screens < mostScreens; screens++) {
    const { screen, can } = flow.$state.get()
    if (said.reason) flow.chooseReason(said.reason)
    for (const [id, value] of Object.entries(said.answers)) flow.answer(id, value)
    if (screen === 'survey' || !can.next) break
    flow.next()
  }
  const explanations = flow
    .explain()
    .map((explanation) => ({ ...explanation, text: explainOffer(explanation) }))
  flow.dispose()
  return explanations
}

/** Says that every action has somebody to do it; none is done here. */
const anyHandlers: Handlers = new Proxy({}, { get: () => async () => {}, has: () => true })
