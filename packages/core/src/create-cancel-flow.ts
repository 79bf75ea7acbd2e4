import type { CancelFlow, CancelFlowOptions, QueueContext } from './cancel-flow.ts'
import { createFlow } from './create-flow.ts'
import { adaptersIn } from './delivery/event-adapter.ts'
import { createEventQueue } from './delivery/event-queue.ts'

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
export function createCancelFlow({ adapters: given, ...options }: CancelFlowOptions): CancelFlow {
  const adapters = adaptersIn(given)
  const queue = (context: QueueContext) => createEventQueue({ ...context, adapters })
  return createFlow({ ...options, queue: adapters.length > 0 ? queue : undefined })
}
