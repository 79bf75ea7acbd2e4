import type { FlowEvent } from '../events/flow-event.ts'
import { byteLength, keyOf, laneNames, markerKey } from './event-keys.ts'
import type { EventQueue, EventQueueOptions } from './event-queue.ts'

export interface OutboxOptions extends Pick<EventQueueOptions, 'name' | 'ports'> {
  /** Of the adapters that the queue will have, in their order. */
  readonly adapters: readonly { readonly name: string }[]
  /** Brings the queue. Asked for at the first event, and again at a later one where it failed. */
  readonly load: () => Promise<EventQueue>
}

/** A page that can not get the queue is not to be bothered with each event. */
const mostLoads = 3

/**
 * A queue for code that is loaded before the queue itself: writes each event down at once, where the
 * queue finds it in this page or a later one, and passes on what comes once the queue is there.
 */
export function createOutbox({ name, ports, adapters, load }: OutboxOptions): EventQueue {
  const { storage } = ports
  const lanes = laneNames(name, adapters)
  let waiting: FlowEvent[] = []
  let queue: EventQueue | undefined
  let loading: Promise<void> | undefined
  let loads = 0
  let isDisposed = false

  const bring = (): Promise<void> => {
    if (loads >= mostLoads) return Promise.resolve()
    loads += loading ? 0 : 1
    loading ??= load().then(
      (made) => {
        queue = made
        for (const event of waiting) made.push(event)
        waiting = []
        if (isDisposed) made.dispose()
      },
      () => {
        // What is stored is sent by a page that can.
        loading = undefined
      },
    )
    return loading
  }

  const write = (event: FlowEvent): void => {
    const json = JSON.stringify(event)
    const bytes = byteLength(json)
    const mark = () => storage?.set(markerKey, '1').catch(() => {})
    // Before, too: a page that crashes between the two must not leave what no page looks for.
    void mark()
    for (const lane of lanes) storage?.set(keyOf(lane, event, bytes), json).catch(() => {})
    void mark()
  }

  return {
    push(event) {
      if (queue) {
        queue.push(event)
        return
      }
      waiting.push(event)
      try {
        write(event)
      } catch {
        // The queue says what is wrong with it.
      }
      void bring()
    },
    async flush() {
      await bring()
      await queue?.flush()
    },
    pending: () => queue?.pending() ?? waiting.length,
    dispose() {
      isDisposed = true
      queue?.dispose()
    },
  }
}
