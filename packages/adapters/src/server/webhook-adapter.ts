import {
  checkResponse,
  type DeliveryLimits,
  type EventAdapter,
  type FlowEvent,
  type Json,
} from '@fairwell/core'
import { needs } from '../needs.ts'
import { deliverEach } from './deliver-each.ts'
import { refusePage } from './refuse-page.ts'

export interface WebhookAdapterOptions {
  /** Where each event is posted. */
  readonly url: string
  /**
   * What the requests are signed with: `whsec_` and base64 of 24 to 64 bytes. Of several, each signs, so that a
   * receiver may go on with the old one until it knows the new one.
   */
  readonly secret: string | readonly string[]
  /** Headers of every request, beside those of the signature. */
  readonly headers?: { readonly [name: string]: string } | undefined
  /** What is posted in place of an event; `undefined` leaves it out. Default: the event. */
  readonly map?: ((event: FlowEvent) => Json | FlowEvent | undefined) | undefined
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** @default { maxBatchEvents: 1 } */
  readonly limits?: DeliveryLimits | undefined
  /** @default 'webhook' */
  readonly name?: string | undefined
}

/**
 * Posts each event to another system, signed as Standard Webhooks asks. For servers.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @example
 * webhookAdapter({ url: 'https://crm.example/hooks/fairwell', secret: process.env.HOOK_SECRET })
 * @throws Error FW5101 in a page, FW5102 without `url`, FW5112 where a secret is none.
 */
export function webhookAdapter(options: WebhookAdapterOptions): EventAdapter {
  const { url, secret, headers, map = (event) => event, name = 'webhook' } = options
  refusePage('FW5101 a webhook is signed with a secret, which must not be in a page')
  needs(options, 'webhook', 'url')
  const keys = [secret].flat().map(keyOf)
  if (!keys.length) throw new Error('FW5112 there is no webhook secret')

  async function post(event: FlowEvent, signal: AbortSignal): Promise<void> {
    const payload = map(event)
    if (payload === undefined) return
    const { id } = event
    const body = JSON.stringify(payload)
    const timestamp = `${Math.floor(Date.now() / 1000)}`
    const signatures = await Promise.all(keys.map((key) => sign(key, `${id}.${timestamp}.${body}`)))
    const request = (options.fetch ?? fetch)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatures.join(' '),
      },
      body,
      signal,
    })
    await checkResponse(await request.catch(() => Response.error()))
  }

  return {
    name,
    limits: options.limits ?? { maxBatchEvents: 1 },
    deliver: (batch, { signal }) => deliverEach(batch, (event) => post(event, signal)),
  }
}

function keyOf(secret: string): Promise<CryptoKey> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0))
  } catch {
    bytes = new Uint8Array()
  }
  if (bytes.length < 24 || bytes.length > 64) {
    throw new Error('FW5112 a webhook secret is whsec_ and base64 of 24 to 64 bytes')
  }
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function sign(key: Promise<CryptoKey>, content: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(content))
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`
}
