import type { EventAdapter, EventBatch } from '@fairwell/core'
import type { ConsoleLike } from '../console-adapter.ts'
import { wrapAdapter } from './wrap-adapter.ts'

export interface DebugOptions {
  /** Default: the global `console`, looked up at each line. */
  readonly console?: ConsoleLike | undefined
}

/**
 * Prints what goes to `adapter` and what comes of it. It changes nothing, also where the console fails.
 *
 * @example
 * debug(httpAdapter({ url: '/events' }))
 */
export function debug(adapter: EventAdapter, options: DebugOptions = {}): EventAdapter {
  function print(what: string, ...details: readonly unknown[]): void {
    try {
      const to = options.console ?? console
      const line = `fairwell ${adapter.name}: ${what}`
      if (!details.length) {
        to.log(line)
        return
      }
      // Closed at once: what comes later belongs to another delivery just as well.
      to.groupCollapsed(line)
      for (const detail of details) to.log(detail)
      to.groupEnd()
    } catch {
      // Events are worth more than lines about them.
    }
  }

  return wrapAdapter(adapter, {
    async deliver(batch, context) {
      const startedAt = Date.now()
      const took = (): string => `${describe(batch)} after ${Date.now() - startedAt} ms`
      print(`delivers ${describe(batch)}, try ${context.attempt}`, ...batch)
      try {
        await adapter.deliver(batch, context)
        print(`has ${took()}`)
      } catch (error) {
        print(`failed with ${took()}`, error)
        throw error
      }
    },
    deliverOnExit(batch) {
      const isTaken = !!adapter.deliverOnExit?.(batch)
      print(`${isTaken ? 'was handed' : 'could not be handed'} ${describe(batch)}`, ...batch)
      return isTaken
    },
    standBy(events) {
      adapter.standBy?.(events)
      print(events.length ? `leaves ${describe(events)} with the browser` : 'leaves nothing there')
    },
    ...(adapter.hold && {
      hold() {
        const wait = adapter.hold?.()
        if (wait) print('holds its events')
        return wait
      },
    }),
    dispose() {
      print('is disposed of')
      adapter.dispose?.()
    },
  })
}

/** `3 events, attempt.started #1 to screen.viewed #3` */
function describe(batch: EventBatch): string {
  const [first, last] = [batch[0], batch[batch.length - 1]].map(
    (event) => `${event?.type.replace('fairwell.', '')} #${event?.attemptseq}`,
  )
  return batch.length === 1 ? `1 event, ${first}` : `${batch.length} events, ${first} to ${last}`
}
