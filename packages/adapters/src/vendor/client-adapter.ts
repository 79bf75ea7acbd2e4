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
  // What the client still holds, or has answered for in a delivery that failed for another event: given
  // again it would send it twice. Only on exit that is right, as its request may end with the page.
  const held = new Map<string, Promise<unknown>>()
  const give = (batch: readonly FlowEvent[], signal?: AbortSignal): Promise<unknown>[] => {
    const client = clientOf(options.client, isReady)
    return vendorMessages(batch, options, toMessage).map((sent) => {
      const { id } = sent.event
      const answer = (signal && held.get(id)) ?? Promise.resolve(send(client, sent, signal))
      held.set(id, answer)
      const settle = (): void => void held.delete(id)
      answer.then(signal ? undefined : settle, settle)
      return answer
    })
  }

  return {
    name: options.name ?? name,
    limits: options.limits,
    async deliver(batch, { signal }) {
      const given = Promise.all(give(batch, signal))
      await new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        given.then(resolve, (cause) => reject(whyItFailed(cause)))
      })
      for (const { id } of batch) held.delete(id)
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

/** How browsers and clients say that a request has failed, and not for what is in it. */
const passing = /network|fetch|load failed|offline|time.?out|abort|\b(429|5\d\d)$/i

/**
 * What a client rejects with is about the event, or its code is broken: the queue finds out which event
 * it is, and lets the others arrive. The network's failures pass.
 */
function whyItFailed(cause: unknown): unknown {
  const passes = globalThis.navigator?.onLine === false || passing.test(`${cause}`)
  if (isDeliveryError(cause) || !passes) return cause
  return new DeliveryError(`the client failed: ${cause}`, { retryable: true, cause })
}
