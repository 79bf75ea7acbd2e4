import type { Outcome, Screen } from '../flow-state.ts'
import {
  type Action,
  accept,
  askCancel,
  begin,
  beginWithoutOffers,
  cancel,
  decline,
  fail,
  recordLate,
  refer,
  setAnswer,
  setComment,
  setReason,
  settle,
  showApplied,
  showLate,
  takeAway,
} from './actions.ts'
import { back, confirm, type Destination, first, kept, next } from './destinations.ts'
import {
  asks,
  asksComment,
  asksReason,
  cameFrom,
  cancelledLate,
  fits,
  type Guard,
  hasCancel,
  hasOtherCards,
  isCancel,
  isHidden,
  isIneligible,
  isKept,
  isReferral,
  isUndecided,
  knowsReason,
  mayStart,
  serverConcludes,
  wasApplied,
} from './guards.ts'
import type { InputName } from './input.ts'
import type { MachineState } from './machine-state.ts'
import { tell } from './tell.ts'

/**
 * One transition: on this input, on one of these screens, if all guards hold, set these parts of the
 * state, do these actions in order, end the attempt and go there. The first row that fits is taken;
 * where none fits, the input is ignored. Guards and actions say what they are by their `name`.
 */
export interface Row {
  readonly on: InputName
  /** Absent: on every screen. */
  readonly from?: readonly Screen[]
  readonly if?: readonly Guard[]
  readonly set?: Partial<MachineState>
  readonly do?: readonly Action[]
  /** How the attempt ends, unless it has ended before. */
  readonly ends?: Outcome
  /** Absent: the screen stays, and what failed is still told on it. */
  readonly to?: Screen | Destination
}

const authored: readonly Screen[] = ['info', 'questions', 'custom']
const beforeConfirm: readonly Screen[] = ['permission', 'survey', 'offer', ...authored]
const open: readonly Screen[] = [...beforeConfirm, 'confirm']

/** Everything that can happen in a flow. Deleting any row breaks a test. */
export const table: readonly Row[] = [
  { on: 'OPEN', from: ['closed'], if: [isKept], to: kept },
  { on: 'OPEN', from: ['closed'], if: [mayStart], do: [begin], to: first },
  { on: 'OPEN', from: ['closed'], do: [begin], ends: 'released', to: 'closed' },
  { on: 'OPEN', from: ['working'], if: [isHidden], set: { hidden: false } },

  // A survey after the acknowledgement is part of the `cancelled` screen.
  { on: 'CHOOSE_REASON', from: ['survey', 'cancelled'], if: [knowsReason], do: [setReason] },
  { on: 'ANSWER', from: ['survey', 'questions', 'cancelled'], if: [asks], do: [setAnswer] },
  { on: 'COMMENT', from: ['survey', 'cancelled'], if: [asksComment], do: [setComment] },
  { on: 'NEXT', from: ['cancelled'], if: [asksReason], do: [tell] },

  { on: 'NEXT', from: ['survey', ...authored], do: [tell], to: next },
  { on: 'NEXT', from: ['permission'], set: { permission: true }, to: next },
  { on: 'DECLINE', from: ['permission'], set: { permission: false }, to: next },
  { on: 'DECLINE', from: ['offer'], do: [decline], to: next },
  { on: 'BACK', from: open, if: [cameFrom], to: back },

  { on: 'ACCEPT', from: ['offer'], if: [fits, isReferral], do: [refer], to: 'offer' },
  // One was applied after its time-out: nobody gets two, and the truth is told instead.
  {
    on: 'ACCEPT',
    from: ['offer'],
    if: [fits, wasApplied],
    do: [showApplied],
    ends: 'saved',
    to: 'saved',
  },
  { on: 'ACCEPT', from: ['offer'], if: [fits], do: [tell, accept], to: 'working' },

  // What the host's own cancel would do has been done: the truth is told instead.
  ...(['CANCEL', 'DISMISS', 'RELEASE'] as const).map(
    (on): Row => ({
      on,
      from: ['failed'],
      if: [cancelledLate],
      do: [showLate],
      ends: 'cancelled',
      to: 'cancelled',
    }),
  ),

  { on: 'CANCEL', from: beforeConfirm, do: [askCancel, tell], to: confirm },
  {
    on: 'CANCEL',
    from: ['confirm'],
    if: [hasCancel],
    do: [askCancel, cancel],
    to: 'working',
  },
  { on: 'CANCEL', from: ['confirm'], do: [askCancel], ends: 'released', to: 'closed' },
  // Remembered: confirm follows when the action has settled.
  { on: 'CANCEL', from: ['working'], if: [isUndecided], do: [askCancel] },
  { on: 'CANCEL', from: ['failed'], do: [cancel], to: 'working' },
  { on: 'CANCEL', from: ['saved'], do: [beginWithoutOffers, askCancel], to: confirm },

  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: [isCancel],
    do: [settle],
    ends: 'cancelled',
    to: 'cancelled',
  },
  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: [isUndecided],
    do: [settle],
    ends: 'saved',
    to: 'saved',
  },
  // The server has said `attempt.saved` already; leaving all the same is an attempt of its own.
  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: [serverConcludes],
    do: [settle, beginWithoutOffers, askCancel],
    to: confirm,
  },
  {
    on: 'ACTION_DONE',
    from: ['working'],
    do: [settle],
    to: confirm,
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: [isCancel],
    do: [fail],
    to: 'failed',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: [isUndecided, isIneligible, hasOtherCards],
    do: [fail, takeAway],
    to: 'offer',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: [isUndecided, isIneligible],
    do: [fail, takeAway],
    to: next,
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: [isUndecided],
    do: [fail],
    to: 'offer',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    do: [fail],
    to: confirm,
  },
  {
    on: 'ACTION_DONE_LATE',
    do: [recordLate],
  },

  { on: 'DISMISS', from: open, if: [wasApplied], ends: 'saved', to: 'closed' },
  { on: 'DISMISS', from: [...open, 'failed'], ends: 'dismissed', to: 'closed' },
  { on: 'DISMISS', from: ['working'], set: { hidden: true } },
  { on: 'DISMISS', from: ['saved', 'cancelled'], to: 'closed' },
  { on: 'RELEASE', from: [...open, 'failed'], ends: 'failed', to: 'closed' },
]
