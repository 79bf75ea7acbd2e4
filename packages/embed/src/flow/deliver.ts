import { httpAdapter } from '@fairwell/adapters/http'
import { createEventQueue, type EventAdapter, type Ports } from '@fairwell/core'
import type { EmbedOptions } from '../embed-options.ts'
import { pickWord } from './pick-word.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** The adapters that the options name: the server in server mode, `data-events`, and the page's own. */
export function adaptersOf(options: EmbedOptions, token?: TokenKeeper): EventAdapter[] {
  const { adapters = [], endpoint, events, eventsFormat, headers } = options
  const found = adapters.map(withoutDispose)
  if (events) {
    const format = pickWord('data-events-format', eventsFormat, ['cloudevents', 'json'])
    found.unshift(httpAdapter({ url: events, format, headers }))
  }
  if (endpoint && token) {
    const url = `${endpoint.replace(/\/+$/, '')}/v1/events`
    found.unshift(httpAdapter({ name: 'server', url, credentials: 'omit', ...token.forRequests() }))
  }
  return found
}

/** The page's adapters serve several flows, so the end of one is not theirs. */
function withoutDispose(adapter: EventAdapter): EventAdapter {
  const { name, limits } = adapter
  return {
    name,
    limits,
    deliver: (batch, context) => adapter.deliver(batch, context),
    deliverOnExit: (batch) => adapter.deliverOnExit?.(batch) ?? false,
  }
}

const storedKey = /^events:(\["(?:[^"\\]|\\.)*")/

/** Sends what earlier pages stored, whichever flow it is of. */
export async function sendUnsent(ports: Ports, adapters: readonly EventAdapter[]): Promise<void> {
  const keys = (await ports.storage?.keys?.()) ?? []
  const names = keys.flatMap((key) => {
    const start = storedKey.exec(key)?.[1]
    return start ? (JSON.parse(`${start}]`) as string[]) : []
  })
  for (const name of new Set(names)) createEventQueue({ adapters, ports, name })
}
