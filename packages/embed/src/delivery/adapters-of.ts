import { type HttpAdapterOptions, httpAdapter } from '@fairwell/adapters/http'
import { adaptersIn, type EventAdapter } from '@fairwell/core'
import type { EmbedOptions } from '../embed-options.ts'
import type { TokenKeeper } from '../token-keeper.ts'

/** The adapters that the options name: the server in server mode, `data-events`, and the page's own. */
export function adaptersOf(options: EmbedOptions, token?: TokenKeeper): EventAdapter[] {
  const { adapters = [], endpoint, events, eventsFormat, headers } = options
  const found = adaptersIn(adapters).map(withoutDispose)
  if (events) {
    const format = eventsFormat === 'json' ? 'json' : 'cloudevents'
    found.unshift(...made({ url: events, format, headers }))
  }
  if (endpoint && token) {
    const url = `${endpoint.replace(/\/+$/, '')}/v1/events`
    found.unshift(...made({ name: 'server', url, credentials: 'omit', ...token.forRequests() }))
  }
  return found
}

/** One that can not be made, for a secret in its headers, costs the events and not the flow. */
function made(options: HttpAdapterOptions): EventAdapter[] {
  try {
    return [httpAdapter(options)]
  } catch (error) {
    console.error(`[fairwell] ${error}`)
    return []
  }
}

/** The page's adapters serve several flows, so the end of one is not theirs. */
function withoutDispose(adapter: EventAdapter): EventAdapter {
  const { name, limits } = adapter
  return {
    name,
    limits,
    deliver: (batch, context) => adapter.deliver(batch, context),
    deliverOnExit: (batch) => adapter.deliverOnExit?.(batch) ?? false,
    hold: () => adapter.hold?.(),
    standBy: (batch) => adapter.standBy?.(batch),
  }
}
