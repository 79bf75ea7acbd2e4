import { checkResponse, type EventAdapter, type EventBatch } from '@fairwell/core'

/** Sends events to Acme Analytics. `key` is the public key of the project. */
export function acmeAdapter({ key }: { readonly key: string }): EventAdapter {
  const post = async (batch: EventBatch, more: RequestInit): Promise<Response> => {
    const messages = batch.map(({ id, type, time, subject, data }) => {
      return { messageId: id, event: type, time, user: subject, data }
    })
    return fetch('https://api.acme.example/track', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-key': key },
      body: JSON.stringify(messages),
      ...more,
    })
  }
  return {
    name: 'acme',
    limits: { maxBatchEvents: 100 },
    async deliver(batch, { signal }) {
      await checkResponse(await post(batch, { signal }).catch(() => Response.error()))
    },
    deliverOnExit(batch) {
      post(batch, { keepalive: true }).catch(() => {})
      return true
    },
  }
}
