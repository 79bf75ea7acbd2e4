import type { AnswerValue, FlowEvent } from '@fairwell/core'
import type { Said } from './explain-offers.ts'

/** What the events of the latest attempt tell of it. */
export interface AttemptSoFar extends Said {
  readonly shown: readonly string[]
}

/** Reads the latest attempt, with what was said in the ones that it goes on from. */
export function readAttempt(events: readonly FlowEvent[]): AttemptSoFar {
  let reason: string | undefined
  let answers: Record<string, AnswerValue> = {}
  let shown: string[] = []
  for (const event of events) {
    if (event.type === 'fairwell.attempt.started') {
      shown = []
      if (!event.data.previousAttemptId) {
        reason = undefined
        answers = {}
      }
    }
    if (event.type === 'fairwell.reason.chosen') reason = event.data.reasonId
    if (event.type === 'fairwell.offer.shown') shown.push(event.data.offerId)
    if (event.type === 'fairwell.answer.given') {
      const { questionId, value, text } = event.data
      const said = value ?? text
      if (said !== undefined) answers[questionId] = said
    }
  }
  return { reason, answers, shown }
}
