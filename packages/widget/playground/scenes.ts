import type { FlowError, FlowState } from '@fairwell/core'
import type { WidgetOptions } from '../src/index.ts'
import { type StateName, states } from './flow-states.ts'

/** What a subscriber can come to see: a state, with what led to it where that shows. */
export interface Scene {
  /** Shown one after another; the last one stays. */
  readonly states: readonly [FlowState, ...FlowState[]]
  readonly options?: WidgetOptions | undefined
  /** The selector of a button that is pressed then. */
  readonly press?: string | undefined
}

const pending = { action: 'accept', offerId: 'discount-offer', cancelRequested: false } as const
const working = { ...states.working, can: { ...states.working.can, cancel: true }, pending }
const failed = states.failed.error as FlowError
const alone = (name: StateName): [StateName, Scene] => [name, { states: [states[name]] }]

/** Every screen in every state that looks or reads differently. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...Object.fromEntries((Object.keys(states) as StateName[]).map(alone)),
  'survey-in-test-mode': { states: [{ ...states['survey-choice'], testMode: true }] },
  'survey-after-offer': {
    states: [{ ...states['survey-text'], can: { ...states.survey.can, back: true } }],
  },
  'offer-nothing-chosen': {
    states: [states['offer-pause']],
    press: 'article button',
  },
  'offer-gone': {
    states: [
      {
        ...states.offer,
        error: { ...failed, action: 'accept', code: 'ineligible', offerId: 'pause-offer' },
      },
    ],
  },
  'offer-applying': { states: [states.offer, working] },
  'offer-applying-then-cancel': {
    states: [
      states.offer,
      { ...working, can: states.working.can, pending: { ...pending, cancelRequested: true } },
    ],
  },
  'confirm-cancelling': { states: [states.confirm, states.working] },
  'confirm-released': { states: [states.confirm], options: { releases: true } },
  'confirm-by-german-law': {
    states: [
      {
        ...states.confirm,
        labels: { lang: 'de', exit: 'Verträge hier kündigen', cancel: 'jetzt kündigen' },
      },
    ],
  },
  'failed-with-words': {
    states: [
      { ...states.failed, error: { ...failed, code: 'unknown', message: 'The bank said no' } },
    ],
  },
  'offer-failed-with-many-words': {
    states: [
      {
        ...states.offer,
        error: {
          ...failed,
          action: 'accept',
          code: 'unknown',
          offerId: 'discount-offer',
          message:
            'The bank wants to know more about this card before it lets anything be changed. '.repeat(
              5,
            ),
        },
      },
    ],
  },
  'failed-support-only': { states: [states.failed], options: { hasHostControl: false } },
}
