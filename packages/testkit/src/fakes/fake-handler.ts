import type { FlowAction, Handler, HandlerContext, Resolution } from '@fairwell/core'

/** One call of a {@link FakeHandler}, which the test may answer late. */
export interface HandlerCall {
  readonly action: FlowAction
  readonly context: HandlerContext
  /** Whether the handler has answered. */
  readonly settled: boolean
  /** Answers a call that hangs. Nothing happens if it was answered before. */
  resolve(resolution?: Resolution): void
  /** Fails a call that hangs. Nothing happens if it was answered before. */
  reject(error?: unknown): void
}

/** A handler that does what the test says and keeps every call. */
export interface FakeHandler extends Handler {
  readonly calls: readonly HandlerCall[]
  /** The call that came last. @throws when there was none. */
  lastCall(): HandlerCall
  /** From now on, or for the next `times` calls: resolves. */
  resolves(resolution?: Resolution, plan?: FakeHandlerPlan): FakeHandler
  /** From now on, or for the next `times` calls: rejects. */
  rejects(error?: unknown, plan?: FakeHandlerPlan): FakeHandler
  /** From now on, or for the next `times` calls: throws before there is a promise. */
  throws(error?: unknown, plan?: FakeHandlerPlan): FakeHandler
  /** From now on, or for the next `times` calls: answers only when `HandlerCall` is told to. */
  hangs(plan?: FakeHandlerPlan): FakeHandler
}

export interface FakeHandlerPlan {
  /** For how many calls; then as before. Default: from now on. */
  readonly times?: number | undefined
}

type Behaviour = (call: HandlerCall) => void

/**
 * Makes a handler that resolves with nothing until told otherwise.
 *
 * @example
 * const cancel = fakeHandler().rejects(new Error('down'), { times: 1 })
 * const pause = fakeHandler().hangs()
 * pause.lastCall().resolve({ effectiveAt: '2026-12-01T00:00:00Z' })
 */
export function fakeHandler(): FakeHandler {
  const calls: HandlerCall[] = []
  const planned: Behaviour[] = []
  let usual: Behaviour = (call) => call.resolve()

  function plan(behaviour: Behaviour, { times }: FakeHandlerPlan = {}): FakeHandler {
    if (times === undefined) usual = behaviour
    else planned.push(...Array.from({ length: times }, () => behaviour))
    return handler
  }

  function handle(action: FlowAction, context: HandlerContext): Promise<Resolution | undefined> {
    let settled = false
    let resolveAnswer: (resolution: Resolution | undefined) => void
    let rejectAnswer: (error: unknown) => void
    const answer = new Promise<Resolution | undefined>((resolve, reject) => {
      resolveAnswer = resolve
      rejectAnswer = reject
    })
    const call: HandlerCall = {
      action,
      context,
      get settled() {
        return settled
      },
      resolve(resolution) {
        settled = true
        resolveAnswer(resolution)
      },
      reject(error = new Error('The fake handler rejects.')) {
        settled = true
        rejectAnswer(error)
      },
    }
    calls.push(call)
    const behave = planned.shift() ?? usual
    behave(call)
    return answer
  }

  const handler: FakeHandler = Object.assign(handle, {
    calls,
    lastCall() {
      const call = calls.at(-1)
      if (!call) throw new Error('The fake handler was not called.')
      return call
    },
    resolves: (resolution?: Resolution, options?: FakeHandlerPlan) =>
      plan((call) => call.resolve(resolution), options),
    rejects: (error?: unknown, options?: FakeHandlerPlan) =>
      plan((call) => call.reject(error), options),
    throws: (error: unknown = new Error('The fake handler throws.'), options?: FakeHandlerPlan) =>
      plan(() => {
        throw error
      }, options),
    hangs: (options?: FakeHandlerPlan) => plan(() => {}, options),
  })
  return handler
}
