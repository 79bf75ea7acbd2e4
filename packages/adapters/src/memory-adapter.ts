import type { EventAdapter, FlowEvent } from '@fairwell/core'

/** Keeps events in an array, for tests and previews. */
export interface MemoryAdapter extends EventAdapter {
  /** What has arrived, in order; an event that came twice is here once. */
  readonly events: readonly FlowEvent[]
  clear(): void
}

/**
 * Makes an adapter whose events a test can read.
 *
 * @example
 * const memory = memoryAdapter()
 * const flow = createCancelFlow({ definition, adapters: [memory] })
 */
export function memoryAdapter(): MemoryAdapter {
  const events: FlowEvent[] = []

  function take(batch: readonly FlowEvent[]): void {
    for (const event of batch) {
      const isKnown = events.some(({ source, id }) => source === event.source && id === event.id)
      if (!isKnown) events.push(event)
    }
  }

  return {
    name: 'memory',
    events,
    async deliver(batch, { signal }) {
      signal.throwIfAborted()
      take(batch)
    },
    deliverOnExit(batch) {
      take(batch)
      return true
    },
    clear() {
      events.length = 0
    },
  }
}
