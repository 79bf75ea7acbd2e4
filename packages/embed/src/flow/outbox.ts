import { adaptersIn, createOutbox, type FlowOptions, type OutboxOptions } from '@fairwell/core'
import type { Bridge } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import type { TokenKeeper } from '../token-keeper.ts'
import { deliveryIntegrity } from './integrity.ts'
import { pickWord } from './pick-word.ts'

/** A page may go before the other file is there. With headers it is the adapter that knows what may be sent. */
function exitTo({ events, eventsFormat, headers }: EmbedOptions): OutboxOptions['exit'] {
  if (!events || headers) return undefined
  const type = `application/${eventsFormat === 'json' ? '' : 'cloudevents-batch+'}json`
  return (batch) => {
    const body = JSON.stringify(batch)
    fetch(events, {
      ...{ method: 'POST', headers: { 'content-type': type }, body },
      ...{ keepalive: true, credentials: 'same-origin' },
    }).catch(() => {})
  }
}

/** What a flow leaves its events to: stored at once, and carried by a file of its own. */
export function outboxFor(
  { load }: Pick<Bridge, 'load'>,
  options: EmbedOptions,
  token?: TokenKeeper,
): FlowOptions['queue'] {
  pickWord('data-events-format', options.eventsFormat, ['cloudevents', 'json'])
  // As `adaptersOf` makes them.
  const adapters = [
    ...(options.endpoint && token ? [{ name: 'server' }] : []),
    ...(options.events ? [{ name: 'http' }] : []),
    ...adaptersIn(options.adapters),
  ]
  return adapters[0]
    ? (context) =>
        createOutbox({
          ...{ name: context.name, ports: context.ports, adapters, exit: exitTo(options) },
          load: async () =>
            (await load('delivery', deliveryIntegrity)).connect(context, options, token),
        })
    : undefined
}
