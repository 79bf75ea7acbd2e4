import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { postingAdapter, type VendorHttp } from '../vendor/posting-adapter.ts'
import { refuseSecret } from '../vendor/refuse-secret.ts'
import type { VendorHttpOptions, VendorOptions } from '../vendor/vendor-options.ts'

/** A vendor's API that is for servers. */
export interface SecretApi<Message> {
  readonly name: string
  readonly url: string
  readonly headers?: { readonly [name: string]: string } | undefined
  /** How many events a request may carry. Default: what the queue gives. */
  readonly maxBatchEvents?: number | undefined
  toMessage(event: FlowEvent): Message
  toBody(messages: Parameters<VendorHttp<Message>['toRequest']>[0]): unknown
}

/**
 * An adapter that posts JSON with a secret.
 *
 * @throws Error FW5101 in a page: anyone could read the secret there.
 */
export function secretAdapter<Message>(
  options: VendorOptions<Message> & VendorHttpOptions,
  secret: string,
  { name, url, headers, maxBatchEvents, toMessage, toBody }: SecretApi<Message>,
): EventAdapter {
  refuseSecret(secret, /./)
  const limits = { ...options.limits, ...(maxBatchEvents && { maxBatchEvents }) }

  return postingAdapter<Message>(
    { ...options, limits },
    {
      name,
      toMessage,
      toRequest: (messages) => ({
        url,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(toBody(messages)),
      }),
    },
  )
}
