import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { clientAdapter, type VendorClientCalls } from '../vendor/client-adapter.ts'
import type { VendorClient, VendorOptions } from '../vendor/vendor-options.ts'

/** How many events are remembered; a page that was hidden for a second has a handful of them. */
const remembered = 1000

/**
 * An adapter for a vendor that does not know our ids and counts what it gets: the page's client is given
 * each event once, also where a page that was hidden comes back or a delivery is tried again. The client
 * sends by itself what it holds when the page goes away.
 *
 * @param send Gives one message to the client; a promise settles when the client says that it arrived.
 * @param isReady Tells the client from what stands in its place until it has loaded.
 */
export function countedAdapter<Client, Message>(
  options: VendorOptions<Message> & { readonly client: VendorClient<Client> },
  name: string,
  toMessage: (event: FlowEvent) => Message,
  send: VendorClientCalls<Client, Message>['send'],
  isReady: (client: Client) => unknown = Boolean,
): EventAdapter {
  const given = new Map<string, unknown>()

  return clientAdapter<Client, Message>(options, {
    name,
    isReady,
    exits: true,
    toMessage,
    send(client, sent, signal) {
      const { id } = sent.event
      if (!given.has(id)) {
        const answer = send(client, sent, signal)
        given.set(id, answer)
        // What the client could not take it may be given again.
        Promise.resolve(answer).catch(() => given.delete(id))
      }
      if (given.size > remembered) given.delete(given.keys().next().value as string)
      return given.get(id)
    },
  })
}
