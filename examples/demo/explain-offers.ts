import {
  type Account,
  type AnswerValue,
  createCancelFlow,
  type FlowDefinition,
  type Handlers,
  type OfferExplanation,
} from '@fairwell/core'
import type { DemoSettings } from './settings.ts'

/** What the subscriber has said so far, or what one wants to try out. */
export interface Said {
  readonly reason?: string | undefined
  readonly answers: { readonly [questionId: string]: AnswerValue }
}

/** More screens than any flow has before its offers. */
const mostScreens = 20

/**
 * Why each offer would be shown or not, after these words. The same core decides here as in the page: a
 * flow without a view is walked up to where it chooses.
 */
export function explainOffers(
  definition: FlowDefinition,
  account: Account,
  { page, mode }: Pick<DemoSettings, 'page' | 'mode'>,
  said: Said,
): readonly OfferExplanation[] {
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
  const explanations = flow.explain()
  flow.dispose()
  return explanations
}

/** Says that every action has somebody to do it; none is done here. */
const anyHandlers: Handlers = new Proxy({}, { get: () => async () => {}, has: () => true })
