import {
  createEventQueue,
  type EventAdapter,
  type EventQueue,
  flowsOf,
  type QueueContext,
  systemClock,
} from '@fairwell/core'
import { browserLifecycle, browserLock, eventStorage } from '@fairwell/core/browser'
import type { Bridge, Delivery } from '../bridge.ts'
import { dispatch } from '../dispatch-event.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { tellDeveloper } from '../tell-developer.ts'
import { createTokenKeeper, type TokenKeeper } from '../token-keeper.ts'
import { adaptersOf } from './adapters-of.ts'

/** The queue of one flow. */
interface Line {
  readonly queue: EventQueue
  /** Of whoever connected; absent where it only sends what earlier pages left. */
  readonly options?: EmbedOptions
  users: number
}

/** Makes what carries the events of a page: those of its flows, and those that earlier pages left. */
export function createDelivery(bridge: Pick<Bridge, 'settings'>): Delivery {
  const storage = eventStorage({
    onFallback: (to, cause) => {
      tellDeveloper('warn', 'FW5030', `unsent events are kept in ${to}: ${cause}`)
    },
  })
  const lines = new Map<string, Line>()

  function open(context: QueueContext, adapters: readonly EventAdapter[]): EventQueue {
    return createEventQueue({ ...context, ports: { ...context.ports, storage }, adapters })
  }

  /** One queue for each flow, whoever has come to it: a second one would hand the same events over again. */
  function connect(context: QueueContext, options: EmbedOptions, token?: TokenKeeper): EventQueue {
    const { name } = context
    let line = lines.get(name)
    if (line?.options !== options) {
      if (!line?.options) line?.queue.dispose()
      line = { options, users: 0, queue: open(context, adaptersOf(options, token)) }
      lines.set(name, line)
    }
    const { queue } = line
    const mine = line
    mine.users += 1
    return {
      ...queue,
      dispose() {
        mine.users -= 1
        if (mine.users > 0) return
        if (lines.get(name) === mine) lines.delete(name)
        queue.dispose()
      },
    }
  }

  async function drain(): Promise<void> {
    const options = bridge.settings
    // One for each flow: what an adapter leaves with the browser is of one queue.
    const adapters = () => adaptersOf(options, createTokenKeeper(options.token ?? ''))
    if (!adapters()[0]) return
    for (const name of flowsOf(await storage.keys())) {
      if (lines.has(name)) continue
      const context: QueueContext = {
        name,
        ports: {
          ...{ clock: systemClock, random: Math.random },
          ...{ lifecycle: browserLifecycle, lock: browserLock },
        },
        onDiagnostic: ({ level, code, message }) => tellDeveloper(level, code, message),
        onDelivery: (report) => dispatch('delivery', report),
      }
      lines.set(name, { users: 0, queue: open(context, adapters()) })
    }
  }

  return {
    connect,
    drain: () => drain().catch(() => {}),
  }
}
