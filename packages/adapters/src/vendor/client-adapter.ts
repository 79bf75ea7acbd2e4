import { DeliveryError, type EventAdapter, type FlowEvent, isDeliveryError } from '@fairwell/core'
import { clientOf } from './client-of.ts'
import { type VendorMessage, vendorMessages } from './vendor-messages.ts'
import type { VendorClient, VendorOptions } from './vendor-options.ts'

/** How one vendor's own client is spoken to. */
export interface VendorClientCalls<Client, Message> {
  /** The vendor's name, that of the adapter where no other is given. */
  readonly name: string
  /** Tells the client from the stub that stands in its place until it has loaded. */
  isReady(client: Client): unknown
  toMessage(event: FlowEvent): Message
  /** Gives one message to the client; a promise settles when the client says that it arrived. */
  send(client: Client, sent: VendorMessage<Message>, signal: AbortSignal | undefined): unknown
  /** Whether the client itself sends what it holds when the page goes away. */
  readonly exits?: boolean | undefined
}

/** An adapter that gives events to the page's own client of a vendor. */
export function clientAdapter<Client, Message>(
  options: VendorOptions<Message> & { readonly client: VendorClient<Client> },
  { name, isReady, toMessage, send, exits = false }: VendorClientCalls<Client, Message>,
): EventAdapter {
  // What the client has not answered yet it still holds: given again it would send it twice. Only on
  // exit that is right, as its request may end with the page.
  const held = new Map<string, Promise<unknown>>()
  const give = (batch: readonly FlowEvent[], signal?: AbortSignal): Promise<unknown>[] => {
    const client = clientOf(options.client, isReady)
    return vendorMessages(batch, options, toMessage).map((sent) => {
      const { id } = sent.event
      const answer = (signal && held.get(id)) ?? Promise.resolve(send(client, sent, signal))
      const settle = (): void => void held.delete(id)
      held.set(id, answer)
      answer.then(settle, settle)
      return answer
    })
  }

  return {
    name: options.name ?? name,
    limits: options.limits,
    async deliver(batch, { signal }) {
      const aborted = new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
      // What the map or the client throws at once is a fault of code; a promise fails for the network's sake.
      const given = Promise.all(give(batch, signal)).catch((cause) => {
        if (isDeliveryError(cause)) throw cause
        throw new DeliveryError(`the client failed: ${cause}`, { retryable: true, cause })
      })
      await Promise.race([given, aborted])
    },
    deliverOnExit(batch) {
      try {
        if (exits) void give(batch)
        return exits
      } catch {
        return false
      }
    },
  }
}
