import { aFlow, anAccount } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { CancelFlowOptions } from '../cancel-flow.ts'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import { compileContext } from './compile-context.ts'
import type { EmitEffect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import type { Input, InputName, InputPayloads } from './input.ts'
import { initialState, type MachineState } from './machine-state.ts'
import { compileSteps } from './step-graph.ts'
import { type Row, table } from './table.ts'
import { transition } from './transition.ts'

const handled = async () => {}
const everyHandler = { cancel: handled, discount: handled, pause: handled, skip: handled }
const startAt = Date.parse('2026-11-22T12:00:00Z')

interface Setup extends Partial<CancelFlowOptions> {
  readonly rules?: Partial<FlowContext['rules']>
}

/** Drives the machine over some rows, and keeps what it described. */
function machineOver(rows: readonly Row[], definition: FlowDefinition, setup: Setup = {}) {
  const { account = anAccount().build(), handlers = everyHandler, rules, ...options } = setup
  const compiled = compileContext({ definition, handlers, ...options }, account)
  const context = rules ? { ...compiled, ...compileWith(definition, compiled, rules) } : compiled
  const events: EmitEffect[] = []
  const performed: string[] = []
  let state: MachineState = initialState
  let at = startAt
  let attempts = 0
  const send = <Name extends InputName>(type: Name, payload?: Partial<InputPayloads[Name]>) => {
    at += 1000
    const attemptId = `attempt-${attempts + 1}`
    const result = transition(
      state,
      { type, at, attemptId, ...payload } as unknown as Input,
      context,
      rows,
    )
    state = result.state
    events.push(...result.events)
    if (result.action) performed.push(result.action.action.idempotencyKey)
    if (state.attemptId === attemptId) attempts++
    return machine
  }
  const machine = {
    send,
    get state() {
      return state
    },
    set state(next) {
      state = next
    },
    done: () => send('ACTION_DONE', { key: state.pending?.key ?? '', resolution: {} }),
    fails: (code: InputPayloads['ACTION_FAILED']['code']) =>
      send('ACTION_FAILED', { key: state.pending?.key ?? '', code }),
    events: () => events.map(({ name }) => name),
    performed: () => performed,
    lastEvent: () => events.at(-1),
    data: (name: string) => events.filter((event) => event.name === name).map(({ data }) => data),
  }
  return machine
}

function compileWith(
  definition: FlowDefinition,
  compiled: FlowContext,
  change: Partial<FlowContext['rules']>,
) {
  const rules = { ...compiled.rules, ...change }
  return { definition, rules, steps: compileSteps(definition, rules) }
}

const plain = aFlow().build()
const withOffers = aFlow().withOffer('discount').withOffer('pause').build()
const withOneOffer = aFlow().withOffer('discount').build()
const withReferral = aFlow().withOffer('contact').withOffer('discount').build()
const withScreens = aFlow()
  .withScreen('hello', { kind: 'info' })
  .withScreen('ask', {
    kind: 'questions',
    questions: [{ id: 'often', kind: 'scale', label: 'How often?', from: 0, to: 10 }],
  })
  .withScreen('usage', { kind: 'custom' })
  .withScreenOrder('hello', 'ask', 'usage', 'confirm')
  .build()
const withAll = aFlow()
  .withScreen('ask', {
    kind: 'questions',
    questions: [{ id: 'often', kind: 'scale', label: 'How often?', from: 0, to: 10 }],
  })
  .withScreen('usage', { kind: 'custom' })
  .withSurvey({ comment: { label: 'Anything else?' } })
  .withQuestion('too-expensive', 'fair', { kind: 'text' })
  .withOffer('discount')
  .build()

type Path = readonly [name: string, walk: (rows: readonly Row[]) => void]

/** What a flow does, as walks over the table. Each row is needed by at least one of them. */
const paths: readonly Path[] = [
  [
    'survey, decline, confirm, cancel by a handler',
    (rows) => {
      const flow = machineOver(rows, withOneOffer).send('OPEN')
      expect(flow.state.screen).toBe('survey')
      flow.send('CHOOSE_REASON', { id: 'too-expensive' }).send('NEXT')
      expect(flow.state.screen).toBe('offer')
      flow.send('DECLINE')
      expect(flow.state.screen).toBe('confirm')
      flow.send('CANCEL')
      expect(flow.state.screen).toBe('working')
      flow.done()
      expect(flow.state).toMatchObject({ screen: 'cancelled', outcome: 'cancelled' })
      expect(flow.performed()).toEqual(['attempt-1:cancel'])
      expect(flow.events()).toEqual([
        'attempt.started',
        'screen.viewed',
        'reason.chosen',
        'screen.viewed',
        'offer.shown',
        'offer.declined',
        'screen.viewed',
        'attempt.cancel_requested',
        'attempt.cancelled',
      ])
      flow.send('DISMISS')
      expect(flow.state).toMatchObject({ screen: 'closed', outcome: 'cancelled' })
    },
  ],
  [
    'the host cancels where there is no handler',
    (rows) => {
      const flow = machineOver(rows, plain, { handlers: {} }).send('OPEN').send('CANCEL')
      expect(flow.state.screen).toBe('confirm')
      flow.send('CANCEL')
      expect(flow.state).toMatchObject({ screen: 'closed', outcome: 'released' })
      expect(flow.performed()).toEqual([])
    },
  ],
  [
    'nothing but confirm, working and a result follows a decision to cancel',
    (rows) => {
      const flow = machineOver(rows, withOffers).send('OPEN').send('CANCEL')
      expect(flow.send('BACK').state.screen).toBe('confirm')
      expect(flow.events()).toContain('attempt.cancel_requested')
    },
  ],
  [
    'an offer is applied and saves',
    (rows) => {
      const flow = machineOver(rows, withOffers)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'pause', choice: { months: 2 } })
      expect(flow.state.screen).toBe('working')
      flow.done()
      expect(flow.state).toMatchObject({ screen: 'saved', outcome: 'saved' })
      expect(flow.data('offer.applied')).toMatchObject([
        { offerId: 'pause', choice: { months: 2 }, confirmedBy: 'handler' },
      ])
      expect(flow.send('DISMISS').state.screen).toBe('closed')
    },
  ],
  [
    'cancel anyway starts an attempt without offers',
    (rows) => {
      const flow = machineOver(rows, withOneOffer)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .done()
        .send('CANCEL')
      expect(flow.state).toMatchObject({
        screen: 'confirm',
        attemptId: 'attempt-2',
        noOffers: true,
        cancelling: true,
      })
      expect(flow.data('attempt.started')).toMatchObject([{}, { previousAttemptId: 'attempt-1' }])
      expect(flow.state.outcome).toBeUndefined()
      expect(flow.data('attempt.cancel_requested')).toMatchObject([{ screen: 'saved' }])
      // What the first attempt saved is not saved a second time.
      expect(flow.send('DISMISS').state.outcome).toBe('dismissed')
    },
  ],
  [
    'a choice that is not there, or none where one is needed, does nothing',
    (rows) => {
      const flow = machineOver(rows, withOffers).send('OPEN').send('NEXT')
      expect(flow.send('ACCEPT', { id: 'pause', choice: { months: 9 } }).state.screen).toBe('offer')
      expect(flow.send('ACCEPT', { id: 'pause' }).state.screen).toBe('offer')
      expect(flow.send('ACCEPT', { id: 'nowhere' }).state.screen).toBe('offer')
    },
  ],
  [
    'a referral leaves the screen open and never saves',
    (rows) => {
      const flow = machineOver(rows, withReferral)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'contact', choice: 'chat' })
      expect(flow.state).toMatchObject({ screen: 'offer', referral: 'contact' })
      expect(flow.data('offer.referred')).toMatchObject([{ choice: { id: 'chat' } }])
      flow.send('DISMISS')
      expect(flow.data('attempt.dismissed')).toMatchObject([{ referral: 'contact' }])
    },
  ],
  [
    'CF-04 CF-05 three screens of the author are walked through, forth and back',
    (rows) => {
      const own = machineOver(rows, withScreens).send('OPEN')
      expect(own.state.step).toBe('hello')
      expect(own.send('NEXT').state.step).toBe('ask')
      expect(own.send('NEXT').state.step).toBe('usage')
      expect(own.send('BACK').send('NEXT').send('NEXT').state.step).toBe('confirm')
      const flow = machineOver(rows, withAll).send('OPEN')
      expect(flow.state.step).toBe('ask')
      expect(flow.send('ANSWER', { id: 'often', value: 11 }).state.answers).toEqual({})
      expect(flow.send('ANSWER', { id: 'often', value: 7 }).state.answers).toEqual({ often: 7 })
      // One more would make four screens before confirm.
      expect(flow.send('NEXT').state.step).toBe('survey')
      flow.send('CHOOSE_REASON', { id: 'nonsense' })
      expect(flow.state.reason).toBeUndefined()
      flow.send('CHOOSE_REASON', { id: 'too-expensive' })
      flow.send('ANSWER', { id: 'fair', value: '10 a month' }).send('COMMENT', { text: 'Thanks' })
      expect(flow.state).toMatchObject({ answers: { fair: '10 a month' }, comment: 'Thanks' })
      expect(flow.send('BACK').state.step).toBe('ask')
      expect(flow.send('NEXT').send('NEXT').state.step).toBe('offer')
      expect(flow.data('answer.given')).toMatchObject([
        { questionId: 'often', kind: 'scale', value: 7 },
        { questionId: 'fair', kind: 'text', text: '10 a month' },
        { questionId: 'comment', kind: 'text', text: 'Thanks' },
      ])
      expect(flow.send('BACK').state.step).toBe('survey')
      expect(flow.send('NEXT').state.step).toBe('offer')
      flow.send('DECLINE')
      expect(flow.state.step).toBe('confirm')
      expect(flow.send('BACK').state).toMatchObject({ step: 'offer', offers: ['discount'] })
    },
  ],
  [
    'offers come after permission where the law says so',
    (rows) => {
      const account = anAccount().withSubscriber({ jurisdiction: 'us-mn' }).build()
      const yes = machineOver(rows, withOneOffer, { account }).send('OPEN').send('NEXT')
      expect(yes.state.screen).toBe('permission')
      expect(yes.events()).not.toContain('offer.shown')
      expect(yes.send('NEXT').state.screen).toBe('offer')
      const no = machineOver(rows, withOneOffer, { account }).send('OPEN').send('NEXT')
      expect(no.send('DECLINE').state.screen).toBe('confirm')
      const leaving = machineOver(rows, withOneOffer, { account }).send('OPEN').send('NEXT')
      expect(leaving.send('CANCEL').state.screen).toBe('confirm')
      const closing = machineOver(rows, withOneOffer, { account }).send('OPEN').send('NEXT')
      expect(closing.send('RELEASE').state.outcome).toBe('failed')
    },
  ],
  [
    'a flow that may not start leaves it to the host',
    (rows) => {
      const account = anAccount().withSubscriber({ jurisdiction: 'de' }).build()
      const german = machineOver(rows, withOffers, { account }).send('OPEN')
      expect(german.state).toMatchObject({ screen: 'closed', outcome: 'released' })
      expect(german.data('attempt.released')).toMatchObject([{ code: 'FW3002' }])
      const off = machineOver(rows, { ...withOffers, enabled: false }).send('OPEN')
      expect(off.data('attempt.released')).toMatchObject([{ code: 'FW3001' }])
    },
  ],
  [
    'a cancel asked for while an offer is applied is remembered',
    (rows) => {
      const flow = machineOver(rows, withOneOffer)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .send('CANCEL')
        .send('CANCEL')
      expect(flow.events().filter((name) => name === 'attempt.cancel_requested')).toHaveLength(1)
      flow.done()
      expect(flow.state).toMatchObject({
        screen: 'confirm',
        applied: { offer: { id: 'discount' } },
      })
      expect(flow.events()).not.toContain('attempt.saved')
      flow.send('CANCEL').done()
      expect(flow.state.outcome).toBe('cancelled')
    },
  ],
  [
    'closing after an offer was applied is a save',
    (rows) => {
      const flow = machineOver(rows, withOneOffer)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .send('CANCEL')
        .done()
        .send('DISMISS')
      expect(flow.state.outcome).toBe('saved')
      expect(flow.data('attempt.saved')).toMatchObject([{ offerId: 'discount' }])
    },
  ],
  [
    'a cancel remembered while the server saves is an attempt of its own',
    (rows) => {
      const remote = { perform: async () => ({ events: [] }) }
      const flow = machineOver(rows, withOneOffer, { remote })
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .send('CANCEL')
        .done()
      expect(flow.state).toMatchObject({
        screen: 'confirm',
        attemptId: 'attempt-2',
        applied: { confirmedBy: 'server' },
      })
      expect(flow.events()).toContain('attempt.saved')
      flow.send('CANCEL').done()
      expect(flow.state.outcome).toBe('cancelled')
    },
  ],
  [
    'a cancel remembered while an offer fails comes to confirm with the error',
    (rows) => {
      const flow = machineOver(rows, withOneOffer)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .send('CANCEL')
        .fails('unknown')
      expect(flow.state).toMatchObject({ screen: 'confirm', error: { code: 'unknown' } })
      expect(flow.state.applied).toBeUndefined()
    },
  ],
  [
    'an offer that failed may be tried again with the same key, another choice with a new one',
    (rows) => {
      const flow = machineOver(rows, withOffers).send('OPEN').send('NEXT')
      flow.send('ACCEPT', { id: 'pause', choice: { months: 1 } }).fails('retryable')
      expect(flow.state).toMatchObject({ screen: 'offer', error: { code: 'retryable' } })
      flow.send('ACCEPT', { id: 'pause', choice: { months: 1 } }).fails('timeout')
      flow.send('ACCEPT', { id: 'pause', choice: { months: 3 } }).done()
      expect(flow.performed()).toEqual([
        'attempt-1:accept:pause:1',
        'attempt-1:accept:pause:1',
        'attempt-1:accept:pause:2',
      ])
    },
  ],
  [
    'an ineligible offer is taken away; the last one gives way to the next screen',
    (rows) => {
      const flow = machineOver(rows, withOffers).send('OPEN').send('NEXT')
      flow.send('ACCEPT', { id: 'discount' }).fails('ineligible')
      expect(flow.state).toMatchObject({
        screen: 'offer',
        offers: ['pause'],
        error: { code: 'ineligible' },
      })
      flow.send('ACCEPT', { id: 'pause', choice: 0 }).fails('ineligible')
      expect(flow.state).toMatchObject({ screen: 'confirm', error: { offerId: 'pause' } })
      expect(flow.send('BACK').state.screen).toBe('survey')
    },
  ],
  [
    'an answer to an action that is not the present one changes nothing',
    (rows) => {
      const flow = machineOver(rows, withOffers).send('OPEN').send('NEXT')
      flow.send('ACCEPT', { id: 'discount' })
      flow.send('ACTION_DONE', { key: 'attempt-0:cancel', resolution: {} })
      expect(flow.state.screen).toBe('working')
      flow.send('ACTION_FAILED', { key: 'attempt-0:cancel', code: 'unknown' })
      expect(flow.state.screen).toBe('working')
    },
  ],
  [
    'what is applied late is recorded and changes no screen',
    (rows) => {
      const flow = machineOver(rows, withOneOffer).send('OPEN').send('NEXT')
      flow.send('ACCEPT', { id: 'discount' })
      flow.fails('timeout').send('ACTION_DONE_LATE', {
        resolution: {},
        attemptId: 'attempt-1',
        data: { offerId: 'discount', kind: 'discount', terms: {}, screenIndex: 0 },
      })
      expect(flow.state.screen).toBe('offer')
      expect(flow.data('offer.applied')).toMatchObject([{ late: true, offerId: 'discount' }])
    },
  ],
  [
    'after an offer that was applied late no other is applied: the truth is told instead',
    (rows) => {
      const lateFlow = () => {
        const flow = machineOver(rows, withOffers).send('OPEN').send('NEXT')
        flow.send('ACCEPT', { id: 'pause', choice: 0 }).fails('timeout')
        const terms = {}
        return flow.send('ACTION_DONE_LATE', {
          resolution: { receiptId: 'r1' },
          attemptId: 'attempt-1',
          data: { offerId: 'pause', kind: 'pause', terms, screenIndex: 0, choice: { months: 1 } },
        })
      }
      for (const other of [{ id: 'pause', choice: 1 }, { id: 'discount' }]) {
        const flow = lateFlow()
        expect(flow.state.screen).toBe('offer')
        flow.send('ACCEPT', other)
        expect(flow.state).toMatchObject({
          screen: 'saved',
          outcome: 'saved',
          receipt: { receiptId: 'r1', choice: { months: 1 }, offer: { id: 'pause' } },
        })
        expect(flow.performed()).toHaveLength(1)
      }
      const left = lateFlow().send('CANCEL')
      expect(left.state).toMatchObject({ screen: 'confirm', applied: { receiptId: 'r1' } })
      expect(lateFlow().send('DISMISS').state.outcome).toBe('saved')
    },
  ],
  [
    'what is confirmed late for an attempt that has ended is recorded under that attempt',
    (rows) => {
      const flow = machineOver(rows, plain).send('OPEN').send('CANCEL').send('CANCEL')
      flow.fails('timeout').send('RELEASE').send('OPEN')
      const late = { resolution: {}, attemptId: 'attempt-1', sequence: 9 }
      flow.send('ACTION_DONE_LATE', late)
      expect(flow.state).toMatchObject({ attemptId: 'attempt-2' })
      expect(flow.state.late).toBeUndefined()
      const { sequence } = flow.state
      const data = { offerId: 'x', kind: 'skip', terms: {}, screenIndex: 0 } as const
      flow.send('ACTION_DONE_LATE', { ...late, data })
      expect(flow.state.sequence).toBe(sequence)
      expect(flow.lastEvent()).toMatchObject({ attemptId: 'attempt-1', sequence: 10 })
    },
  ],
  [
    'closing while an action is under way hides it, and opening shows it again',
    (rows) => {
      const flow = machineOver(rows, withOneOffer)
        .send('OPEN')
        .send('NEXT')
        .send('ACCEPT', { id: 'discount' })
        .send('DISMISS')
      expect(flow.state).toMatchObject({ screen: 'working', hidden: true })
      expect(flow.send('OPEN').state).toMatchObject({ screen: 'working', hidden: false })
      expect(flow.send('DISMISS').done().state).toMatchObject({ screen: 'saved', hidden: false })
    },
  ],
  [
    'a cancellation that failed is tried again with the same key',
    (rows) => {
      const flow = machineOver(rows, plain).send('OPEN').send('CANCEL').send('CANCEL')
      flow.fails('unknown')
      expect(flow.state).toMatchObject({ screen: 'failed', error: { action: 'cancel' } })
      expect(flow.state.outcome).toBeUndefined()
      flow.send('CANCEL').done()
      expect(flow.state.outcome).toBe('cancelled')
      expect(flow.performed()).toEqual(['attempt-1:cancel', 'attempt-1:cancel'])
    },
  ],
  [
    'a cancellation that failed may be left to the host, or left',
    (rows) => {
      const failed = () =>
        machineOver(rows, plain).send('OPEN').send('CANCEL').send('CANCEL').fails('unknown')
      expect(failed().send('RELEASE', { code: 'FW1' }).state.outcome).toBe('failed')
      expect(failed().send('DISMISS').state.outcome).toBe('dismissed')
    },
  ],
  ...(['CANCEL', 'DISMISS', 'RELEASE'] as const).map(
    (input): Path => [
      `${input} after a cancellation that was confirmed late tells the truth`,
      (rows) => {
        const flow = machineOver(rows, plain).send('OPEN').send('CANCEL').send('CANCEL')
        flow.fails('timeout')
        flow.send('ACTION_DONE_LATE', {
          resolution: { receiptId: 'r1' },
          attemptId: 'attempt-1',
        })
        expect(flow.state.screen).toBe('failed')
        flow.send(input)
        expect(flow.state).toMatchObject({
          screen: 'cancelled',
          outcome: 'cancelled',
          receipt: { receiptId: 'r1' },
        })
        expect(flow.performed()).toHaveLength(1)
      },
    ],
  ),
  [
    'a broken view gives up on every open screen',
    (rows) => {
      const flow = machineOver(rows, plain).send('OPEN').send('RELEASE', { code: 'FW9' })
      expect(flow.state).toMatchObject({ screen: 'closed', outcome: 'failed' })
      expect(flow.data('attempt.failed')).toMatchObject([{ code: 'FW9' }])
    },
  ],
  [
    'an attempt goes on after a reload, and comes back with its answers after a dismissal',
    (rows) => {
      const left = machineOver(rows, withScreens).send('OPEN').send('NEXT')
      left.send('ANSWER', { id: 'often', value: 3 })
      const kept = JSON.parse(JSON.stringify(left.state)) as MachineState
      const resumed = machineOver(rows, withScreens).send('OPEN', { kept })
      expect(resumed.state).toMatchObject({ step: 'ask', answers: { often: 3 } })
      resumed.send('DISMISS')
      expect(resumed.state.outcome).toBe('dismissed')
      resumed.send('OPEN')
      expect(resumed.state).toMatchObject({
        step: 'hello',
        answers: { often: 3 },
      })
      expect(resumed.data('attempt.started')).toMatchObject([{ previousAttemptId: 'attempt-1' }])
    },
  ],
  [
    'an offer declined before is not shown again after a dismissal',
    (rows) => {
      const flow = machineOver(rows, withOneOffer).send('OPEN').send('NEXT').send('DECLINE')
      flow.send('DISMISS').send('OPEN').send('NEXT')
      expect(flow.state.screen).toBe('confirm')
    },
  ],
  [
    'a survey after the acknowledgement is part of the cancelled screen',
    (rows) => {
      const definition = aFlow()
        .withQuestion('too-expensive', 'fair')
        .withSurvey({ comment: { label: 'Anything else?' } })
        .build()
      const flow = machineOver(rows, definition, { rules: { surveyAfter: true } }).send('OPEN')
      expect(flow.state.screen).toBe('confirm')
      flow.send('CANCEL').done()
      flow.send('CHOOSE_REASON', { id: 'too-expensive' })
      flow.send('ANSWER', { id: 'fair', value: '5' }).send('COMMENT', { text: 'Bye' }).send('NEXT')
      expect(flow.state).toMatchObject({ screen: 'cancelled', outcome: 'cancelled' })
      expect(flow.events().slice(-3)).toEqual(['reason.chosen', 'answer.given', 'answer.given'])
    },
  ],
]

describe('the table', () => {
  it.each(paths)('%s', (_name, walk) => walk(table))

  const conditions = ({ if: guards = [] }: Row) => guards.map(({ name }) => name).join(', ')
  it.each(
    table.map((row) => [
      `${row.on} on ${row.from?.join(', ') ?? 'any'} (${conditions(row) || 'always'})`,
      row,
    ]),
  )('is needed: %s', (_name, row) => {
    const without = table.filter((other) => other !== row)
    const broken = paths.filter(([, walk]) => {
      try {
        walk(without)
        return false
      } catch {
        return true
      }
    })
    expect(broken.map(([name]) => name)).not.toEqual([])
  })
})
