import type { Screen } from '../flow-state.ts'
import type { ActionName } from './actions.ts'
import type { Destination } from './destinations.ts'
import type { GuardName } from './guards.ts'
import type { InputName } from './input.ts'

/**
 * One transition: on this input, on one of these screens, if all guards hold, do these actions in
 * order and go there. The first row that fits is taken; where none fits, the input is ignored.
 */
export interface Row {
  readonly on: InputName
  readonly from: readonly Screen[]
  readonly if?: readonly GuardName[]
  readonly do?: readonly ActionName[]
  readonly to: Screen | Destination
}

const authored: readonly Screen[] = ['info', 'questions', 'custom']
const beforeConfirm: readonly Screen[] = ['permission', 'survey', 'offer', ...authored]
const open: readonly Screen[] = [...beforeConfirm, 'confirm']

/** Everything that can happen in a flow. Deleting any row breaks a test. */
export const table: readonly Row[] = [
  { on: 'OPEN', from: ['closed'], if: ['starts'], do: ['begin'], to: 'first' },
  {
    on: 'OPEN',
    from: ['closed'],
    if: ['doesNotStart'],
    do: ['begin', 'concludeNotStarted'],
    to: 'closed',
  },
  { on: 'OPEN', from: ['working'], if: ['isHidden'], do: ['unhide'], to: 'same' },
  { on: 'RESUME', from: ['closed'], to: 'kept' },

  { on: 'CHOOSE_REASON', from: ['survey'], if: ['knowsReason'], do: ['setReason'], to: 'same' },
  { on: 'ANSWER', from: ['survey'], if: ['asksQuestion'], do: ['setAnswer'], to: 'same' },
  { on: 'ANSWER', from: ['questions'], if: ['asksQuestion'], do: ['setAnswer'], to: 'same' },
  { on: 'COMMENT', from: ['survey'], if: ['asksComment'], do: ['setComment'], to: 'same' },

  // A survey after the acknowledgement is part of the `cancelled` screen.
  {
    on: 'CHOOSE_REASON',
    from: ['cancelled'],
    if: ['asksAfterwards', 'knowsReason'],
    do: ['setReason'],
    to: 'same',
  },
  {
    on: 'ANSWER',
    from: ['cancelled'],
    if: ['asksAfterwards', 'asksQuestion'],
    do: ['setAnswer'],
    to: 'same',
  },
  {
    on: 'COMMENT',
    from: ['cancelled'],
    if: ['asksAfterwards', 'asksComment'],
    do: ['setComment'],
    to: 'same',
  },
  { on: 'NEXT', from: ['cancelled'], if: ['asksAfterwards'], do: ['tell'], to: 'same' },

  { on: 'NEXT', from: ['survey', ...authored], do: ['tell'], to: 'next' },
  { on: 'NEXT', from: ['permission'], do: ['permit'], to: 'next' },
  { on: 'DECLINE', from: ['permission'], do: ['refuse'], to: 'next' },
  { on: 'DECLINE', from: ['offer'], do: ['decline'], to: 'next' },
  { on: 'BACK', from: open, if: ['cameFrom'], to: 'back' },

  { on: 'ACCEPT', from: ['offer'], if: ['isOpenReferral'], do: ['refer'], to: 'same' },
  { on: 'ACCEPT', from: ['offer'], if: ['isOpenOffer'], do: ['tell', 'accept'], to: 'working' },

  { on: 'CANCEL', from: beforeConfirm, do: ['askCancel', 'tell'], to: 'confirm' },
  {
    on: 'CANCEL',
    from: ['confirm'],
    if: ['hasCancel'],
    do: ['askCancel', 'cancel'],
    to: 'working',
  },
  {
    on: 'CANCEL',
    from: ['confirm'],
    if: ['hasNoCancel'],
    do: ['askCancel', 'concludeReleased'],
    to: 'closed',
  },
  {
    on: 'CANCEL',
    from: ['working'],
    if: ['accepting', 'cancelNotAsked'],
    do: ['askCancel', 'rememberCancel'],
    to: 'same',
  },
  { on: 'CANCEL', from: ['failed'], if: ['notCancelledLate'], do: ['cancel'], to: 'working' },
  {
    on: 'CANCEL',
    from: ['saved'],
    do: ['beginWithoutOffers', 'askCancel'],
    to: 'confirm',
  },

  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'cancelNotAsked'],
    do: ['settleAccept', 'concludeSaved'],
    to: 'saved',
  },
  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'cancelAsked', 'flowConcludes'],
    do: ['settleAccept'],
    to: 'confirm',
  },
  // The server has said `attempt.saved` already; leaving all the same is an attempt of its own.
  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'cancelAsked', 'serverConcludes'],
    do: ['settleAccept', 'concludeSaved', 'beginWithoutOffers', 'askCancel'],
    to: 'confirm',
  },
  {
    on: 'ACTION_DONE',
    from: ['working'],
    if: ['isThisAction', 'cancellingNow'],
    do: ['settleCancel', 'concludeCancelled'],
    to: 'cancelled',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'cancelAsked'],
    do: ['fail'],
    to: 'confirm',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'isIneligible', 'hasOtherCards'],
    do: ['fail', 'takeAway'],
    to: 'offer',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'isIneligible', 'wasLastCard'],
    do: ['fail', 'takeAway'],
    to: 'next',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: ['isThisAction', 'accepting', 'mayTryAgain'],
    do: ['fail'],
    to: 'offer',
  },
  {
    on: 'ACTION_FAILED',
    from: ['working'],
    if: ['isThisAction', 'cancellingNow'],
    do: ['fail'],
    to: 'failed',
  },
  {
    on: 'ACTION_DONE_LATE',
    from: ['closed', ...open, 'working', 'saved', 'cancelled', 'failed'],
    do: ['recordLate'],
    to: 'same',
  },

  // What the host's own cancel would do has been done: the truth is told instead.
  ...(['CANCEL', 'DISMISS', 'RELEASE'] as const).map(
    (on): Row => ({
      on,
      from: ['failed'],
      if: ['cancelledLate'],
      do: ['settleLateCancel', 'concludeCancelled'],
      to: 'cancelled',
    }),
  ),

  { on: 'DISMISS', from: open, if: ['nothingApplied'], do: ['concludeDismissed'], to: 'closed' },
  { on: 'DISMISS', from: open, if: ['wasApplied'], do: ['concludeSaved'], to: 'closed' },
  { on: 'DISMISS', from: ['working'], do: ['hide'], to: 'same' },
  {
    on: 'DISMISS',
    from: ['failed'],
    if: ['notCancelledLate'],
    do: ['concludeDismissed'],
    to: 'closed',
  },
  { on: 'DISMISS', from: ['saved', 'cancelled'], to: 'closed' },
  { on: 'RELEASE', from: open, do: ['concludeFailed'], to: 'closed' },
  {
    on: 'RELEASE',
    from: ['failed'],
    if: ['notCancelledLate'],
    do: ['concludeFailed'],
    to: 'closed',
  },
]
