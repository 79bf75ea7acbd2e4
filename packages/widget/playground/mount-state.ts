import type { FlowState } from '@fairwell/core'
import type { WidgetOptions } from '../src/index.ts'
import { mountCancelFlow } from '../src/index.ts'
import { type Call, createFakeFlow, type FakeFlow } from './fake-flow.ts'
import { closed } from './flow-states.ts'

/** A mounted widget, and what a test asks it. */
export interface Mounted {
  readonly flow: FakeFlow
  readonly widget: ReturnType<typeof mountCancelFlow>
  readonly root: ShadowRoot
  readonly dialog: HTMLDialogElement
  show(state: FlowState): void
}

/** Mounts a widget on a flow that stands still, and shows a state, if one is given. */
export function mountState(
  state: FlowState = closed,
  options: WidgetOptions = {},
  react?: (call: Call, flow: FakeFlow) => void,
): Mounted {
  // A flow has its looks from the start.
  const flow = createFakeFlow({ ...closed, tokens: state.tokens }, react)
  const widget = mountCancelFlow(flow, options)
  const show = (next: FlowState) => flow.$state.set(next)
  show(state)
  const root = widget.host.shadowRoot as ShadowRoot
  const dialog = root.querySelector('dialog') as HTMLDialogElement
  return { flow, widget, root, dialog, show }
}

/** Closes on dismissal, as a flow does on every open screen. */
export function closesOnDismiss([method]: Call, { $state }: FakeFlow): void {
  if (method === 'dismiss') $state.set({ ...closed, outcome: 'dismissed' })
}
