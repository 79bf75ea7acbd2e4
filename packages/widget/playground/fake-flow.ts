import type { CancelFlow, FlowState } from '@fairwell/core'
import { atom, type WritableAtom } from 'nanostores'

/** One call of a method of the flow. */
export type Call = readonly [method: string, ...args: unknown[]]

/** A flow that decides nothing: shows the state it is given, and notes what is asked of it. */
export interface FakeFlow extends CancelFlow {
  readonly $state: WritableAtom<FlowState>
  readonly calls: Call[]
}

/** @param react What an input does to the state; by default nothing. */
export function createFakeFlow(
  state: FlowState,
  react: (call: Call, flow: FakeFlow) => void = () => {},
): FakeFlow {
  const calls: Call[] = []
  const note =
    (method: string) =>
    (...args: unknown[]) => {
      const call: Call = [method, ...args]
      calls.push(call)
      react(call, flow)
    }
  const flow: FakeFlow = {
    $state: atom<FlowState>(state),
    calls,
    ready: Promise.resolve(),
    preview: () => flow.$state.get(),
    open: note('open'),
    chooseReason: note('chooseReason'),
    answer: note('answer'),
    comment: note('comment'),
    next: note('next'),
    back: note('back'),
    accept: note('accept'),
    decline: note('decline'),
    cancel: note('cancel'),
    dismiss: note('dismiss'),
    release: note('release'),
    on: () => () => {},
    explain: () => [],
    result: () => undefined,
    flush: () => Promise.resolve(),
    dispose: () => {},
  }
  return flow
}
