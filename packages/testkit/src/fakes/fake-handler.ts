import type { FlowAction, Handler, HandlerContext, Resolution } from '@fairwell/core'
import { answerPlan, type FakeAnswer, type FakePlan } from './answer-plan.ts'

/** One call of a {@link FakeHandler}, which the test may answer late. */
export interface HandlerCall extends FakeAnswer<Resolution> {
  readonly action: FlowAction
  readonly context: HandlerContext
}

/** A handler that does what the test says and keeps every call. */
export interface FakeHandler extends Handler {
  readonly calls: readonly HandlerCall[]
  /** The call that came last. @throws when there was none. */
  lastCall(): HandlerCall
  /** From now on, or for the next `times` calls: resolves. */
  resolves(resolution?: Resolution, plan?: FakePlan): FakeHandler
  /** From now on, or for the next `times` calls: rejects. */
  rejects(error?: unknown, plan?: FakePlan): FakeHandler
  /** From now on, or for the next `times` calls: throws before there is a promise. */
  throws(error?: unknown, plan?: FakePlan): FakeHandler
  /** From now on, or for the next `times` calls: answers only when `HandlerCall` is told to. */
  hangs(plan?: FakePlan): FakeHandler
}

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
  const plan = answerPlan<Resolution>()

  function handle(action: FlowAction, context: HandlerContext): Promise<Resolution | undefined> {
    const { answer, act } = plan.begin()
    calls.push(Object.assign(answer, { action, context }))
    return act()
  }

  const handler: FakeHandler = Object.assign(handle, {
    calls,
    lastCall() {
      const call = calls.at(-1)
      if (!call) throw new Error('The fake handler was not called.')
      return call
    },
    resolves(resolution?: Resolution, options?: FakePlan) {
      plan.resolves(resolution, options)
      return handler
    },
    rejects(error?: unknown, options?: FakePlan) {
      plan.rejects(error, options)
      return handler
    },
    throws(error?: unknown, options?: FakePlan) {
      plan.throws(error, options)
      return handler
    },
    hangs(options?: FakePlan) {
      plan.hangs(options)
      return handler
    },
  })
  return handler
}
