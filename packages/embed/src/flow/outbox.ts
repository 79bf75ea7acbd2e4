import { adaptersIn, createOutbox, type FlowOptions } from '@fairwell/core'
import type { Bridge } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import type { TokenKeeper } from '../token-keeper.ts'
import { deliveryIntegrity } from './integrity.ts'
import { pickWord } from './pick-word.ts'

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
          ...{ name: context.name, ports: context.ports, adapters },
          load: async () =>
            (await load('delivery', deliveryIntegrity)).connect(context, options, token),
        })
    : undefined
}
