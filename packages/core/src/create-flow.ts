import { atom } from 'nanostores'
import type { AttemptResult, CancelFlow, FlowListeners, FlowOptions } from './cancel-flow.ts'
import type { DeliveryReport } from './delivery/delivery-report.ts'
import { buildEvent } from './events/build-event.ts'
import type { FlowState, Outcome } from './flow-state.ts'
import { explainOffers } from './machine/choose-offers.ts'
import { compileContext } from './machine/compile-context.ts'
import type { EmitEffect, PerformEffect } from './machine/effect.ts'
import { starts } from './machine/guards.ts'
import type { Input } from './machine/input.ts'
import { initialState, type MachineState } from './machine/machine-state.ts'
import type { Moment } from './machine/run.ts'
import { type Transition, transition } from './machine/transition.ts'
import { viewState } from './machine/view-state.ts'
import { type Message, performAction } from './perform-action.ts'
import { memoryPorts } from './ports/memory-ports.ts'
import type { Diagnostic } from './ports/ports.ts'
import { createSessionStore } from './session/session-store.ts'

/** How long `open()` waits for a storage that does not answer. */
const storagePatienceMs = 250

/** What the server says in server mode, with these names; the client only passes it on. */
const isServerEvent = /^(offer\.(applied|failed)|attempt\.(saved|cancelled))$/

/**
 * Creates a cancel flow that leaves its events to the queue it is given, such as one that is loaded
 * later. Without one they go to its listeners alone.
 *
 * @example
 * const flow = createFlow({ definition, account, queue: (context) => createEventQueue({ ...context, adapters }) })
 */
export function createFlow(options: FlowOptions): CancelFlow {
  const { remote, onDiagnostic, definition } = options
  const ports = memoryPorts(options.ports)
  const { clock, ids, storage } = ports
  const listeners: { [Name in keyof FlowListeners]?: Set<(event: never) => void> } = {}
  /** Of the last event of each attempt that had something done, for what comes of it late. */
  const sequences = new Map<string, number>()
  const waiting: Message[] = []
  let context = compileContext(options, options.account ?? {})
  let nextAttemptId = options.attemptId ?? ids()
  let state = initialState
  let kept: MachineState | undefined
  let result: AttemptResult | undefined
  let isReady = !storage
  let isDisposed = false
  let stopAction = () => {}
  /** What is put off; empty when nothing is. */
  let putOff = () => {}

  const report = (level: Diagnostic['level'], code: string, message: string): void => {
    try {
      if (!isDisposed) onDiagnostic?.({ level, code, message })
    } catch {
      // A diagnostic is never a reason to stop.
    }
  }

  const queue = options.queue?.({
    ports,
    name: definition.id,
    onDiagnostic,
    onDelivery: (report: DeliveryReport) => hear('delivery', report),
  })
  const session = createSessionStore(ports, context)
  const momentOf = (of = state): Moment => ({ state: of, context, now: clock.now() })
  const $state = atom(viewState(momentOf()))

  /** Runs what may throw, as what others wrote: the flow goes on. */
  const tell = (task: () => void): void => {
    try {
      task()
    } catch (error) {
      report('error', 'FW3003', `a listener threw ${error}`)
    }
  }
  const show = (next = viewState(momentOf())): void => tell(() => $state.set(next))

  const hear = (topic: keyof FlowListeners, what: unknown): void => {
    for (const listener of [...(listeners[topic] ?? [])]) tell(() => listener(what as never))
  }

  /** Passes an event on; one that the server said is said again with the same id, not made here. */
  const publish = (effect: EmitEffect, { said }: Message): void => {
    const { name, attemptId, sequence } = effect
    if (sequences.has(attemptId)) sequences.set(attemptId, sequence)
    const theirs = [said].flat().find((event) => event?.type === `fairwell.${name}`)
    const event = theirs ?? buildEvent(effect, context, ports)
    if (theirs || !remote || context.testMode || !isServerEvent.test(name)) queue?.push(event)
    for (const topic of [name.replace('attempt.', '') as Outcome, 'event'] as const)
      hear(topic, event)
  }

  const perform = ({ action, data }: PerformEffect): void => {
    const { kind, attemptId, idempotencyKey: key } = action
    sequences.set(attemptId, state.sequence)
    const hear = (message: Message): void => {
      const { code, cause, account } = message
      if (code) report('error', 'FW3004', `${kind}: ${code}, ${cause}`)
      send({ key, data, sequence: sequences.get(attemptId), ...message })
      if (!account || isDisposed) return
      context = compileContext(options, account)
      show()
    }
    stopAction = performAction(action, options, clock, hear)
  }

  const inputOf = (message: Message): Input =>
    ({ at: clock.now(), attemptId: nextAttemptId, kept, ...message }) as Input

  const catchUp = (): void => {
    const task = putOff
    putOff = () => {}
    task()
  }

  /** One input. Where the flow itself breaks, the attempt ends as failed: nobody is held in it. */
  const take = (message: Message): void => {
    const before = state
    let next: FlowState
    let taken: Transition
    try {
      taken = transition(state, inputOf(message), context)
      if (!taken.row) {
        report('info', 'FW3005', `${message.type} on ${state.screen}`)
        return
      }
      state = taken.state
      next = viewState(momentOf())
    } catch (error) {
      report('error', 'FW3006', `the flow broke: ${error}`)
      if (kept) {
        // What an earlier page left is of no use: the attempt starts anew.
        kept = undefined
        take(message)
        return
      }
      if (!before.attemptId || before.outcome) return
      const stuck: MachineState = { ...before, screen: 'failed', late: undefined }
      try {
        taken = transition(stuck, inputOf({ type: 'RELEASE', code: 'FW3006' }), context)
      } catch {
        // Nothing works any more; the view still has to let them go.
        taken = {
          state: { ...stuck, screen: 'closed', outcome: 'failed' },
          events: [],
          row: undefined,
        }
      }
      state = taken.state
      next = { ...$state.get(), screen: 'closed', outcome: 'failed', pending: undefined }
    }
    const { events, action, end } = taken
    kept = undefined
    if (end) result = end.result
    if (end?.code) report('warn', end.code, `the attempt ${end.result.outcome}`)
    catchUp()
    // What is shown counts; none of the others may keep them in it.
    const keep = () => tell(() => session.keep(taken.state))
    const publishAll = () => {
      for (const event of events) tell(() => publish(event, message))
    }
    if (ports.soon && message.type === 'OPEN' && !end) {
      show(next)
      putOff = () => {
        keep()
        publishAll()
      }
      ports.soon(catchUp)
    } else {
      keep()
      show(next)
      publishAll()
    }
    try {
      if (action) perform(action)
    } catch (cause) {
      // Nobody else would ever say how it went.
      send({ type: 'ACTION_FAILED', key: action?.action.idempotencyKey, code: 'unknown', cause })
    }
    if (state.attemptId === nextAttemptId) nextAttemptId = ids()
  }

  /** Takes what waits, and what is sent meanwhile, one after the other. */
  const work = (): void => {
    for (let message = waiting[0]; message; waiting.shift(), message = waiting[0]) {
      const next = message
      tell(() => take(next))
    }
  }

  const send = (message: Message): void => {
    if (isDisposed) return
    const length = waiting.push(message)
    // The first one works off all: the others were sent while it is being taken.
    if (isReady && length === 1) work()
  }

  const becomeReady = (found?: MachineState): void => {
    if (isDisposed) return
    isReady = true
    if (found?.outcome) state = { ...found, screen: 'closed' }
    else if (starts(context)) kept = found
    show()
    work()
  }
  const ready = storage
    ? Promise.race([
        session.read(),
        new Promise<undefined>((resolve) => clock.after(storagePatienceMs, resolve as () => void)),
      ]).then(becomeReady)
    : Promise.resolve()

  return {
    $state,
    ready,
    open: (how) => send({ type: 'OPEN', reason: how?.reason }),
    preview() {
      const look = () =>
        viewState(momentOf(transition(state, inputOf({ type: 'OPEN' }), context).state))
      try {
        return look()
      } catch {
        kept = undefined
        return look()
      }
    },
    chooseReason: (id) => send({ type: 'CHOOSE_REASON', id }),
    answer: (id, value) => send({ type: 'ANSWER', id, value }),
    comment: (text) => send({ type: 'COMMENT', text }),
    next: () => send({ type: 'NEXT' }),
    back: () => send({ type: 'BACK' }),
    accept: (id, choice) => send({ type: 'ACCEPT', id, choice: choice ?? undefined }),
    decline: () => send({ type: 'DECLINE' }),
    cancel: () => send({ type: 'CANCEL' }),
    dismiss: () => send({ type: 'DISMISS' }),
    release: (code) => send({ type: 'RELEASE', code: typeof code === 'string' ? code : undefined }),
    on(name, listener) {
      listeners[name] ??= new Set()
      const set: Set<(event: never) => void> = listeners[name]
      set.add(listener as (event: never) => void)
      return () => set.delete(listener as (event: never) => void)
    },
    explain: () => explainOffers(momentOf()),
    result: () => result,
    async flush() {
      catchUp()
      await queue?.flush()
    },
    dispose() {
      catchUp()
      isDisposed = true
      stopAction()
      session.release()
      queue?.dispose()
    },
  }
}
