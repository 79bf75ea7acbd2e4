import { atom } from 'nanostores'
import type { AttemptResult, CancelFlow, CancelFlowOptions, FlowListeners } from './cancel-flow.ts'
import { createEventQueue } from './delivery/event-queue.ts'
import { buildEvent } from './events/build-event.ts'
import type { FlowEvent } from './events/flow-event.ts'
import type { FlowState, Outcome } from './flow-state.ts'
import type { FlowAction, Resolution } from './handlers.ts'
import { chooseOffers } from './machine/choose-offers.ts'
import { compileContext } from './machine/compile-context.ts'
import type { Effect } from './machine/effect.ts'
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
const serverEvents = ['offer.applied', 'offer.failed', 'attempt.saved', 'attempt.cancelled']

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
  const { handlers, remote, adapters = [], handlerTimeoutMs = 20_000 } = options
  const ports = memoryPorts(options.ports)
  const { clock, ids } = ports
  const listeners: { [Name in keyof FlowListeners]?: Set<(event: never) => void> } = {}
  const running = new Set<() => void>()
  /** Of the last event of each attempt, for what comes late. */
  const sequences = new Map<string, number>()
  let context = compileContext(options, options.account ?? {})
  let nextAttemptId = options.attemptId ?? ids()
  let state: MachineState = initialState
  let kept: MachineState | undefined
  let lastResult: AttemptResult | undefined
  let disposed = false

  const report = (level: Diagnostic['level'], code: string, message: string): void => {
    try {
      options.onDiagnostic?.({ level, code, message })
    } catch {
      // A diagnostic is never a reason to stop.
    }
  }

  const queue = adapters.length
    ? createEventQueue({
        adapters,
        ports,
        name: options.definition.id,
        onDiagnostic: (diagnostic) => report(diagnostic.level, diagnostic.code, diagnostic.message),
      })
    : undefined
  const session = createSessionStore(ports, context)
  const $state = atom<FlowState>(viewState(state, context, clock.now()))

  const notify = (event: FlowEvent): void => {
    const outcome = event.type.replace('fairwell.attempt.', '') as keyof FlowListeners
    for (const name of [outcome, 'event'] as const)
      for (const listener of [...(listeners[name] ?? [])])
        try {
          listener(event as never)
        } catch (error) {
          report('error', 'FW3003', `a listener of "${name}" threw ${error}; the flow goes on`)
        }
  }

  /** Passes events on; those that the server said are said again with the same ids, not made here. */
  const publish = (effects: readonly Effect[], said: readonly FlowEvent[]): void => {
    for (const effect of effects) {
      if (effect.type !== 'emit') continue
      sequences.set(effect.attemptId, effect.sequence)
      const fromServer = remote && !context.testMode && serverEvents.includes(effect.name)
      const event =
        (fromServer && said.find(({ type }) => type === `fairwell.${effect.name}`)) ||
        buildEvent(effect, context, ports)
      if (!fromServer || said.includes(event)) queue?.push(event)
      notify(event)
    }
  }

  const perform = ({
    action,
    offerId,
    choice,
    key,
    attemptId,
    data,
  }: Extract<Effect, { type: 'perform' }>): void => {
    const offer = context.armed.find((armed) => armed.offer.id === offerId)?.offer
    const asked: FlowAction = {
      kind: offer?.kind ?? 'cancel',
      ...(offer && { offer }),
      ...(choice !== undefined && { choice }),
      attemptId,
      idempotencyKey: key,
      account: context.account,
      ...(state.reason && { reason: state.reason }),
    }
    const settle = (resolution: Resolution): void => {
      if (!resolution.account) return
      context = compileContext(options, resolution.account)
      show(view())
    }
    const stop = performAction(
      asked,
      { handlers, remote, testMode: context.testMode, timeoutMs: handlerTimeoutMs, clock },
      {
        done(resolution, events) {
          running.delete(stop)
          send('ACTION_DONE', { key, resolution, attemptId: takeAttemptId() }, events)
          settle(resolution)
        },
        failed(code, message, events, cause) {
          const why = code === 'timeout' ? `no answer in ${handlerTimeoutMs} ms` : cause
          report('error', 'FW3004', `"${asked.kind}" failed (${code}): ${why}`)
          send('ACTION_FAILED', { key, code, message }, events)
        },
        late(resolution, events) {
          running.delete(stop)
          const sequence = sequences.get(attemptId) ?? 0
          send('ACTION_DONE_LATE', { key, resolution, action, attemptId, sequence, data }, events)
          settle(resolution)
        },
      },
    )
    running.add(stop)
  }

  /** Inputs are made when their turn comes, so that each sees the state that it meets. */
  const waiting: (readonly [() => Input, readonly FlowEvent[]])[] = []
  let busy = false
  let isReady = !ports.storage

  const view = (): FlowState => viewState(state, context, clock.now())

  const show = (next: FlowState): void => {
    try {
      $state.set(next)
    } catch (error) {
      report('error', 'FW3003', `a subscriber of $state threw ${error}; the flow goes on`)
    }
  }

  /** One input. Where the flow itself breaks, the attempt ends as failed: nobody is held in it. */
  const take = (make: () => Input, said: readonly FlowEvent[]): void => {
    const before = state
    let effects: readonly Effect[]
    let next: FlowState
    try {
      const input = make()
      const result = transition(state, input, context)
      if (!result.row) {
        report('info', 'FW3005', `${input.type} does nothing on "${state.screen}"; ignored`)
        return
      }
      state = result.state
      effects = result.effects
      next = view()
    } catch (error) {
      report('error', 'FW3006', `the flow broke: ${error}`)
      if (!before.attempt || before.outcome) return
      const stuck: MachineState = { ...before, screen: 'failed', late: undefined }
      const input: Input = { type: 'RELEASE', at: clock.now(), code: 'FW3006' }
      const result = transition(stuck, input, context)
      state = result.state
      effects = result.effects
      next = { ...$state.get(), screen: 'closed', outcome: 'failed', pending: undefined }
    }
    if (state.attempt?.id !== before.attempt?.id && state.attempt?.id === nextAttemptId)
      nextAttemptId = ids()
    for (const effect of effects) if (effect.type === 'emit') noteResult(effect)
    session.keep(state)
    show(next)
    publish(effects, said)
    for (const effect of effects) if (effect.type === 'perform') perform(effect)
  }

  // Inputs are taken one after the other, also those that a listener sends while one is being taken.
  const work = (): void => {
    if (busy || !isReady) return
    busy = true
    for (let item = waiting.shift(); item; item = waiting.shift()) take(...item)
    busy = false
  }

  const noteResult = ({ name, attemptId, data }: Extract<Effect, { type: 'emit' }>): void => {
    if (!('durationMs' in data)) return
    const outcome = name.slice('attempt.'.length)
    if (data.code) report('warn', data.code, `the attempt ended as ${outcome}`)
    const { applied, told } = state
    const { reason } = told
    const saved = outcome === 'saved' ? applied : undefined
    lastResult = {
      outcome: outcome as Outcome,
      attemptId,
      ...(saved?.offer && { offerId: saved.offer.id }),
      ...(saved?.choice !== undefined && { choice: saved.choice }),
      ...(typeof reason === 'string' && { reason }),
    }
  }

  const takeAttemptId = (): string => nextAttemptId

  const enter = (make: () => Input, said: readonly FlowEvent[] = []): void => {
    if (disposed) return
    waiting.push([make, said])
    work()
  }

  const send = <Name extends InputName>(
    type: Name,
    payload: InputPayloads[Name],
    said: readonly FlowEvent[] = [],
  ): void => {
    enter(() => ({ type, at: clock.now(), ...payload }) as unknown as Input, said)
  }

  const openInput = (reason?: string): Input => {
    const at = clock.now()
    return kept && state.screen === 'closed'
      ? { type: 'RESUME', at, kept }
      : { type: 'OPEN', at, attemptId: nextAttemptId, reason }
  }

  const becomeReady = (found?: MachineState): void => {
    if (isReady || disposed) return
    isReady = true
    if (found?.outcome) state = { ...found, screen: 'closed' }
    else if (starts(context)) kept = found
    show(view())
    work()
  }
  const ready = ports.storage
    ? new Promise<void>((resolve) => {
        const stop = clock.after(storagePatienceMs, () => {
          becomeReady()
          resolve()
        })
        void session.read().then((found) => {
          stop()
          becomeReady(found)
          resolve()
        })
      })
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
    preview: () => viewState(transition(state, openInput(), context).state, context, clock.now()),
    chooseReason: (id) => send('CHOOSE_REASON', { id }),
    answer: (id, value) => send('ANSWER', { id, value }),
    comment: (text) => send('COMMENT', { text }),
    next: () => send('NEXT', {}),
    back: () => send('BACK', {}),
    accept: (id, choice) => send('ACCEPT', { id, choice }),
    decline: () => send('DECLINE', {}),
    cancel: () => send('CANCEL', { attemptId: takeAttemptId() }),
    dismiss: () => send('DISMISS', {}),
    release: (code) => send('RELEASE', { code }),
    on(name, listener) {
      listeners[name] ??= new Set()
      const set: Set<(event: never) => void> = listeners[name]
      set.add(listener as (event: never) => void)
      return () => set.delete(listener as (event: never) => void)
    },
    explain: () => chooseOffers(state, context, clock.now()).explanations,
    result: () => lastResult,
    flush: async () => queue?.flush(),
    dispose() {
      disposed = true
      for (const stop of running) stop()
      queue?.dispose()
    },
  }
}
