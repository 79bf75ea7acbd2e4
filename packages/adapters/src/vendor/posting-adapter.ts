import { checkResponse, type EventAdapter, type EventBatch, type FlowEvent } from '@fairwell/core'
import { type VendorMessage, vendorMessages } from './vendor-messages.ts'
import type { VendorHttpOptions, VendorOptions } from './vendor-options.ts'

/** The request that carries a batch to a vendor. */
export interface VendorRequest {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** At least one message. */
type SomeMessages<Message> = readonly [VendorMessage<Message>, ...VendorMessage<Message>[]]

/** How one vendor's HTTP API is spoken to. */
export interface VendorHttp<Message> {
  /** The vendor's name, that of the adapter where no other is given. */
  readonly name: string
  toMessage(event: FlowEvent): Message
  /** Of messages that are never none. */
  toRequest(messages: SomeMessages<Message>): VendorRequest
  /** Throws where a vendor says in the body of a 200 that it has not taken the batch. */
  check?(answer: unknown): Promise<void>
}

/** What a browser lets all requests of a page that goes away carry together. */
const exitQuotaBytes = 64 * 1024

/** An adapter that posts to a vendor's public HTTP API, without cookies. */
export function postingAdapter<Message>(
  options: VendorOptions<Message> & VendorHttpOptions,
  { name, toMessage, toRequest, check }: VendorHttp<Message>,
): EventAdapter {
  const requestOf = (batch: EventBatch): VendorRequest | undefined => {
    const messages = vendorMessages(batch, options, toMessage)
    return messages.length ? toRequest(messages as unknown as SomeMessages<Message>) : undefined
  }
  // `fetch` is called bare: the browser's own refuses to be a method of anything else.
  const post = async ({ url, ...request }: VendorRequest, more: RequestInit): Promise<Response> =>
    (options.fetch ?? fetch)(url, { method: 'POST', credentials: 'omit', ...request, ...more })

  return {
    name: options.name ?? name,
    limits: options.limits,
    async deliver(batch, { signal }) {
      const request = requestOf(batch)
      if (!request) return
      const response = await post(request, { signal }).catch(() => Response.error())
      const copy = check && response.ok && response.clone()
      await checkResponse(response)
      if (copy) await check(await copy.json().catch(() => undefined))
    },
    deliverOnExit(batch) {
      try {
        // A vendor's form may be larger than the event: what fits goes, the rest stays stored.
        let part = batch
        let request = requestOf(part)
        while (request && new Blob([request.body]).size > exitQuotaBytes) {
          part = part.slice(0, part.length / 2)
          request = requestOf(part)
        }
        if (request) post(request, { keepalive: true }).catch(() => {})
        return part.length === batch.length
      } catch {
        return false
      }
    },
  }
}
