import { atom } from 'nanostores'
import type { AttemptResult, CancelFlow, CancelFlowOptions, FlowListeners } from './cancel-flow.ts'
import { createEventQueue } from './delivery/event-queue.ts'
import { buildEvent } from './events/build-event.ts'
import type { FlowEvent } from './events/flow-event.ts'
import type { FlowState, Outcome } from './flow-state.ts'
import type { Resolution } from './handlers.ts'
import { chooseOffers } from './machine/choose-offers.ts'
import { compileContext } from './machine/compile-context.ts'
import type { Effect, EmitEffect, PerformEffect } from './machine/effect.ts'
import { starts } from './machine/guards.ts'
import type { Input, InputName, InputPayloads } from './machine/input.ts'
import { initialState, type MachineState } from './machine/machine-state.ts'
import { transition } from './machine/transition.ts'
import { viewState } from './machine/view-state.ts'
import { performAction } from './perform-action.ts'
import { memoryPorts } from './ports/memory-ports.ts'
import type { Diagnostic } from './ports/ports.ts'
import { createSessionStore } from './session/session-store.ts'

/** How long `open()` waits for a storage that does not answer. */
const storagePatienceMs = 250

/** What the server says in server mode, with these names; the client only passes it on. */
const isServerEvent = /^(offer\.(applied|failed)|attempt\.(saved|cancelled))$/

/** An input when its turn comes, so that it is made of the state that it meets; and what the server said with it. */
type Waiting = readonly [make: () => Input, said?: readonly FlowEvent[]]

/**
 * Creates a cancel flow without a view: a state to show, and inputs that change it.
 *
 * @example
 * const flow = createCancelFlow({
 *   definition,
 *   account: { subscriber: { id: 'u_1' } },
 *   handlers: { cancel: () => fetch('/cancel', { method: 'POST' }).then(() => {}) },
 * })
 * flow.$state.subscribe((state) => render(state))
 * flow.open()
 */
export function createCancelFlow(options: CancelFlowOptions): CancelFlow {
  const { remote, adapters, onDiagnostic, definition } = options
  const ports = memoryPorts(options.ports)
  const { clock, ids, storage } = ports
  const listeners: { [Name in keyof FlowListeners]?: Set<(event: never) => void> } = {}
  /** Of the last event of each attempt, for what comes late. */
  const sequences = new Map<string, number>()
  const waiting: Waiting[] = []
  let context = compileContext(options, options.account ?? {})
  let nextAttemptId = options.attemptId ?? ids()
  let state: MachineState = initialState
  let kept: MachineState | undefined
  let result: AttemptResult | undefined
  let isReady = !storage
  let isBusy = false
  let isDisposed = false
  let stopAction = () => {}

  const report = (level: Diagnostic['level'], code: string, message: string): void => {
    try {
      if (!isDisposed) onDiagnostic?.({ level, code, message })
    } catch {
      // A diagnostic is never a reason to stop.
    }
  }

  const queue = adapters?.length
    ? createEventQueue({ adapters, ports, name: definition.id, onDiagnostic })
    : undefined
  const session = createSessionStore(ports, context)
  const view = (of = state): FlowState => viewState(of, context, clock.now())
  const $state = atom<FlowState>(view())

  /** Runs what others wrote: it may throw, and the flow goes on. */
  const tell = (who: string, task: () => void): void => {
    try {
      task()
    } catch (error) {
      report('error', 'FW3003', `${who} threw ${error}`)
    }
  }
  const show = (next: FlowState): void => tell('a subscriber of $state', () => $state.set(next))

  /** Passes an event on; one that the server said is said again with the same id, not made here. */
  const publish = (effect: EmitEffect, said: readonly FlowEvent[]): void => {
    const { name, attemptId, sequence } = effect
    sequences.set(attemptId, sequence)
    const isTheirs = remote && !context.testMode && isServerEvent.test(name)
    const theirs = isTheirs ? said.find(({ type }) => type === `fairwell.${name}`) : undefined
    const event = theirs ?? buildEvent(effect, context, ports)
    if (theirs || !isTheirs) queue?.push(event)
    for (const topic of [name.replace('attempt.', '') as Outcome, 'event'] as const)
      for (const listener of [...(listeners[topic] ?? [])])
        tell(`a listener of "${topic}"`, () => listener(event as never))
  }

  const note = ({ name, attemptId, data }: EmitEffect): void => {
    if (!('durationMs' in data)) return
    const { code, offerId, reasonId: reason } = data
    const outcome = name.replace('attempt.', '') as Outcome
    if (code) report('warn', code, `the attempt ended as ${outcome}`)
    result = { outcome, attemptId, offerId, choice: offerId && state.applied?.choice, reason }
  }

  const perform = ({ action, data }: PerformEffect): void => {
    const { kind, attemptId, idempotencyKey: key } = action
    stopAction = performAction(action, options, clock, {
      done(resolution, said) {
        send('ACTION_DONE', { key, resolution }, said)
        update(resolution)
      },
      failed(code, cause, message, said) {
        report('error', 'FW3004', `"${kind}" failed (${code}): ${cause}`)
        send('ACTION_FAILED', { key, code, message }, said)
      },
      late(resolution, said) {
        const sequence = sequences.get(attemptId) ?? 0
        send('ACTION_DONE_LATE', { resolution, attemptId, sequence, data }, said)
        update(resolution)
      },
    })
  }

  /** What a resolution says of the account holds from here on. */
  const update = ({ account }: Resolution): void => {
    if (!account || isDisposed) return
    context = compileContext(options, account)
    show(view())
  }

  /** One input. Where the flow itself breaks, the attempt ends as failed: nobody is held in it. */
  const take = ([make, said = []]: Waiting): void => {
    const before = state
    let effects: readonly Effect[]
    let next: FlowState
    try {
      const input = make()
      const taken = transition(state, input, context)
      if (!taken.row) {
        report('info', 'FW3005', `${input.type} does nothing on "${state.screen}"`)
        return
      }
      ;({ state, effects } = taken)
      next = view()
    } catch (error) {
      report('error', 'FW3006', `the flow broke: ${error}`)
      if (!before.attempt || before.outcome) return
      const stuck: MachineState = { ...before, screen: 'failed', late: undefined }
      const input: Input = { type: 'RELEASE', at: clock.now(), code: 'FW3006' }
      ;({ state, effects } = transition(stuck, input, context))
      next = { ...$state.get(), screen: 'closed', outcome: 'failed', pending: undefined }
    }
    if (state.attempt?.id === nextAttemptId) nextAttemptId = ids()
    const events = effects.filter((effect) => effect.type === 'emit')
    events.forEach(note)
    session.keep(state)
    show(next)
    for (const event of events) publish(event, said)
    for (const effect of effects) if (effect.type === 'perform') perform(effect)
  }

  // Inputs are taken one after the other, also those that a listener sends while one is being taken.
  const work = (): void => {
    if (isBusy || !isReady) return
    isBusy = true
    for (let item = waiting.shift(); item; item = waiting.shift()) take(item)
    isBusy = false
  }

  const enter = (...item: Waiting): void => {
    if (isDisposed) return
    waiting.push(item)
    work()
  }

  const send = <Name extends InputName>(
    type: Name,
    payload?: Partial<InputPayloads[Name]>,
    said?: readonly FlowEvent[],
  ): void => {
    enter(() => inputOf(type, payload), said)
  }

  const inputOf = (type: InputName, payload?: object) =>
    ({ type, at: clock.now(), attemptId: nextAttemptId, ...payload }) as unknown as Input

  const openInput = (reason?: string): Input =>
    inputOf(kept && state.screen === 'closed' ? 'RESUME' : 'OPEN', { kept, reason })

  const becomeReady = (found?: MachineState): void => {
    if (isDisposed) return
    isReady = true
    if (found?.outcome) state = { ...found, screen: 'closed' }
    else if (starts(context)) kept = found
    show(view())
    work()
  }
  const patience = (): Promise<undefined> =>
    new Promise((resolve) => clock.after(storagePatienceMs, resolve as () => void))
  const ready = storage
    ? Promise.race([session.read(), patience()]).then(becomeReady)
    : Promise.resolve()

  return {
    $state,
    ready,
    open(how) {
      enter(() => {
        const input = openInput(how?.reason)
        kept = undefined
        return input
      })
    },
    preview: () => view(transition(state, openInput(), context).state),
    chooseReason: (id) => send('CHOOSE_REASON', { id }),
    answer: (id, value) => send('ANSWER', { id, value }),
    comment: (text) => send('COMMENT', { text }),
    next: () => send('NEXT'),
    back: () => send('BACK'),
    accept: (id, choice) => send('ACCEPT', { id, choice }),
    decline: () => send('DECLINE'),
    cancel: () => send('CANCEL'),
    dismiss: () => send('DISMISS'),
    release: (code) => send('RELEASE', { code }),
    on(name, listener) {
      listeners[name] ??= new Set()
      const set: Set<(event: never) => void> = listeners[name]
      set.add(listener as (event: never) => void)
      return () => set.delete(listener as (event: never) => void)
    },
    explain: () => chooseOffers({ state, context, now: clock.now() }).explanations,
    result: () => result,
    flush: async () => queue?.flush(),
    dispose() {
      isDisposed = true
      stopAction()
      queue?.dispose()
    },
  }
}
