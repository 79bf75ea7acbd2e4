import type { FlowEvent } from '../events/flow-event.ts'
import { byteLength, keyOf, laneNames, markerKey } from './event-keys.ts'
import type { EventQueue, EventQueueOptions } from './event-queue.ts'

export interface OutboxOptions extends Pick<EventQueueOptions, 'name' | 'ports'> {
  /** Of the adapters that the queue will have, in their order. */
  readonly adapters: readonly { readonly name: string }[]
  /** Brings the queue. Asked for at the first event, and again at a later one where it failed. */
  readonly load: () => Promise<EventQueue>
  /** Hands over what waits where the page is hidden or goes before the queue is there; it stays stored. */
  readonly exit?: ((events: readonly FlowEvent[]) => void) | undefined
}

/** A page that can not get the queue is not to be bothered with each event. */
const mostLoads = 3

/**
 * A queue for code that is loaded before the queue itself: writes each event down at once, where the
 * queue finds it in this page or a later one, and passes on what comes once the queue is there.
 */
export function createOutbox(options: OutboxOptions): EventQueue {
  const { name, ports, adapters, load, exit } = options
  const { storage } = ports
  const lanes = laneNames(name, adapters)
  let waiting: FlowEvent[] = []
  let queue: EventQueue | undefined
  let loading: Promise<void> | undefined
  let loads = 0
  let isDisposed = false
  let handedOver = 0

  const leave = (): void => {
    if (waiting.length <= handedOver) return
    handedOver = waiting.length
    try {
      exit?.(waiting)
    } catch {
      // A later page sends it.
    }
  }
  const stops = [ports.lifecycle.on('hidden', leave), ports.lifecycle.on('gone', leave)]

  const bring = (): Promise<void> => {
    if (loading) return loading
    if (loads === mostLoads) return Promise.resolve()
    loads += 1
    loading = load().then(
      (made) => {
        queue = made
        for (const event of waiting) made.push(event)
        waiting = []
        for (const stop of stops) stop()
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
      for (const stop of stops) stop()
      queue?.dispose()
    },
  }
}
