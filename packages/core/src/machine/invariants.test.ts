import { seededRandom } from '@fairwell/testkit'
import { arbitraryAccount, arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Screen } from '../flow-state.ts'
import type { Account } from '../schema/account-schema.ts'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import { compileContext } from './compile-context.ts'
import type { FlowContext } from './flow-context.ts'
import type { Input } from './input.ts'
import { initialState, type MachineState } from './machine-state.ts'
import { transition } from './transition.ts'
import { viewState } from './view-state.ts'

/** More with `FAIRWELL_RUNS`, for a soak. */
const runs = Number(process.env.FAIRWELL_RUNS ?? 100_000)
const longest = 30
const startAt = Date.parse('2026-11-22T12:00:00Z')
const handled = async () => {}
const handlers = {
  cancel: handled,
  discount: handled,
  pause: handled,
  'plan-change': handled,
  'trial-extension': handled,
  credit: handled,
  skip: handled,
  'change-seats': handled,
}
const openScreens: readonly Screen[] = [
  'permission',
  'survey',
  'offer',
  'confirm',
  'info',
  'questions',
  'custom',
]
const afterCancel: readonly Screen[] = ['confirm', 'working', 'cancelled', 'failed', 'closed']
const outcomes = ['saved', 'cancelled', 'released', 'dismissed', 'failed']
type Random = () => number

function makeContext(definition: FlowDefinition, account: Account, random: Random): FlowContext {
  const subscriber = {
    ...account.subscriber,
    jurisdiction: pick(random, ['us-ca', 'us-mn', 'fr', 'de', 'us-federal', 'unheard-of']),
  }
  const server = random() < 0.3
  return compileContext(
    {
      definition,
      handlers: random() < 0.8 ? handlers : {},
      ...(server && { remote: { perform: async () => ({ events: [] }) } }),
    },
    { ...account, subscriber },
  )
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item
}

/** An input that fits the state more often than not, and otherwise anything. */
function randomInput(state: MachineState, context: FlowContext, random: Random, at: number): Input {
  const attemptId = `attempt-${at}`
  const { survey, offers = [], screens = [] } = context.definition
  const questions = [...(survey?.reasons ?? []), ...screens].flatMap((from) =>
    'questions' in from ? (from.questions ?? []) : [],
  )
  const key = state.pending?.key ?? 'none'
  const resolution = {}
  const offerId = pick(random, state.offers.length ? state.offers : offers.map(({ id }) => id))
  // What ends a walk early comes less often.
  const rare = random() < 0.3
  switch (Math.floor(random() * 18)) {
    case 0:
      return rare || state.screen === 'confirm'
        ? { type: 'CANCEL', at, attemptId }
        : { type: 'NEXT', at }
    case 1:
      return { type: rare ? 'DISMISS' : 'NEXT', at }
    case 2:
      return { type: rare ? 'RELEASE' : 'NEXT', at }
    case 3:
      return { type: 'BACK', at }
    case 4:
      return { type: 'CHOOSE_REASON', at, id: pick(random, survey?.reasons ?? [])?.id ?? 'none' }
    case 5: {
      const question = pick(random, questions)
      const values = ['option-0', 'words', 1, 99, ['option-0'], [], undefined, '']
      return { type: 'ANSWER', at, id: question?.id ?? 'none', value: pick(random, values) }
    }
    case 6:
      return { type: 'COMMENT', at, text: 'words' }
    case 7:
    case 8:
      return { type: 'ACCEPT', at, id: offerId ?? 'none', choice: pick(random, [0, 1, undefined]) }
    case 9:
      return { type: 'DECLINE', at }
    case 10:
    case 11:
      return { type: 'ACTION_DONE', at, key, resolution, attemptId }
    case 12: {
      const code = pick(random, ['ineligible', 'retryable', 'unknown', 'timeout'] as const)
      return { type: 'ACTION_FAILED', at, key, code }
    }
    case 13: {
      const isOffer = random() < 0.5
      const own = { attemptId: state.attemptId ?? '', sequence: state.sequence }
      const data = { offerId: 'x', kind: 'skip', terms: {}, screenIndex: 0 } as const
      return {
        type: 'ACTION_DONE_LATE',
        at,
        resolution,
        ...own,
        ...(isOffer && { data }),
      }
    }
    case 14:
      return { type: 'OPEN', at, attemptId }
    default:
      return { type: 'NEXT', at }
  }
}

interface Seen {
  outcome: boolean
  sequence: number
  readonly offerScreens: Set<number>
  cancelAsked: boolean
}

function walk(definition: FlowDefinition, account: Account, seed: number, length: number): void {
  const random = seededRandom(seed)
  const context = makeContext(definition, account, random)
  const limit = Math.min(definition.limits?.offerScreens ?? 1, context.rules.offerScreens)
  const attempts = new Map<string, Seen>()
  let state: MachineState = transition(
    initialState,
    { type: 'OPEN', at: startAt, attemptId: 'attempt-0' },
    context,
  ).state
  for (let index = 1; index <= length; index++) {
    const at = startAt + index * 1000
    const input = randomInput(state, context, random, at)
    const before = state
    const result = transition(before, input, context)
    const { events, action } = result
    state = result.state

    if (index % 4 === 0) {
      const read = JSON.parse(JSON.stringify(before)) as MachineState
      const again = transition(read, input, context)
      if (JSON.stringify(again) !== JSON.stringify(result)) expect(again).toEqual(result)
      const view = viewState({ state, context, now: at })
      if (openScreens.includes(state.screen) && !(view.can.cancel && view.can.dismiss))
        throw new Error(`no exit on ${state.screen}`)
      if (JSON.stringify(view).includes('{{')) throw new Error('copy with a field left in it')
    }
    if (openScreens.includes(state.screen)) {
      const left = transition(state, { type: 'CANCEL', at, attemptId: 'x' }, context).state
      if (!afterCancel.includes(left.screen)) throw new Error(`cancel led to ${left.screen}`)
      if (left.screen === 'closed' && left.outcome !== 'released')
        throw new Error('closed silently')
    }
    if (state.screen === 'confirm' && state.trail.length > 3)
      throw new Error(`${state.trail.length} screens before confirm`)
    if (state.cancelling && !afterCancel.includes(state.screen))
      throw new Error(`${state.screen} after a decision to cancel`)

    if (action && before.pending) throw new Error('two actions in flight')
    if (action && state.screen !== 'working') throw new Error('an action out of sight')
    for (const effect of events) {
      const seen = attempts.get(effect.attemptId) ?? {
        outcome: false,
        sequence: effect.attemptId === 'attempt-0' ? 0 : effect.sequence - 1,
        offerScreens: new Set(),
        cancelAsked: false,
      }
      attempts.set(effect.attemptId, seen)
      if (seen.sequence && effect.sequence !== seen.sequence + 1)
        throw new Error('a gap in attemptseq')
      seen.sequence = effect.sequence
      const name = effect.name.replace('attempt.', '')
      if (outcomes.includes(name)) {
        if (seen.outcome) throw new Error('two outcomes')
        seen.outcome = true
        if (name === 'saved' && !(before.applied || input.type === 'ACTION_DONE'))
          throw new Error('saved without a confirmation')
        if (name === 'cancelled' && !(input.type === 'ACTION_DONE' || before.late))
          throw new Error('cancelled without a confirmation')
      } else if (seen.outcome && !effect.name.startsWith('offer.applied'))
        throw new Error(`${effect.name} after the outcome`)
      if (effect.name === 'offer.shown') {
        seen.offerScreens.add((effect.data as { screenIndex: number }).screenIndex)
        if (seen.cancelAsked) throw new Error('an offer after a decision to cancel')
      }
      if (effect.name === 'attempt.cancel_requested') seen.cancelAsked = true
      if (seen.offerScreens.size > limit) throw new Error('more offer screens than the limit')
    }
    if (state.screen === 'closed' && state.attemptId && !state.outcome)
      throw new Error('closed without an outcome')
    if (state.screen !== 'working' && state.pending) throw new Error('an action without its screen')
  }
}

it(`CF-02 CF-04 CF-25 keeps the invariants over ${runs} random walks through random definitions`, () => {
  void fc.assert(
    fc.property(
      arbitraryDefinition(),
      arbitraryAccount(),
      fc.nat(0x7fffffff),
      fc.noBias(fc.nat(longest)),
      walk,
    ),
    { numRuns: runs },
  )
}, 3_600_000)
