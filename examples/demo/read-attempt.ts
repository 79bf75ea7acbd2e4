import type { AnswerValue, FlowEvent, HiddenBecause } from '@fairwell/core'
import type { Said } from './explain-offers.ts'

/** What the events of the latest attempt tell of it. */
export interface AttemptSoFar extends Said {
  readonly shown: readonly string[]
  /** Offers that this attempt or the ones before it have ruled out. */
  readonly ruledOut: { readonly [offerId: string]: HiddenBecause }
  /** "Cancel anyway": no offer is shown. */
  readonly isAfterSaved: boolean
}

/** Reads the latest attempt, with what was said in the ones that it goes on from. */
export function readAttempt(events: readonly FlowEvent[]): AttemptSoFar {
  const saved = new Set<string>()
  let reason: string | undefined
  let answers: Record<string, AnswerValue> = {}
  let ruledOut: Record<string, HiddenBecause> = {}
  let shown: string[] = []
  let isAfterSaved = false
  for (const event of events) {
    if (event.type === 'fairwell.attempt.started') {
      const { previousAttemptId } = event.data
      shown = []
      isAfterSaved = saved.has(previousAttemptId ?? '')
      if (!previousAttemptId) {
        reason = undefined
        answers = {}
        ruledOut = {}
      }
    }
    if (event.type === 'fairwell.attempt.saved') saved.add(event.attemptid)
    if (event.type === 'fairwell.reason.chosen') reason = event.data.reasonId
    if (event.type === 'fairwell.answer.given')
      answers[event.data.questionId] = event.data.value ?? event.data.text ?? ''
    if (event.type === 'fairwell.offer.shown') shown.push(event.data.offerId)
    if (event.type === 'fairwell.offer.declined') ruledOut[event.data.offerId] = 'declined-before'
    if (event.type === 'fairwell.offer.failed' && event.data.code === 'ineligible')
      ruledOut[event.data.offerId] = 'taken-away'
  }
  return { reason, answers, ruledOut, shown, isAfterSaved }
}
