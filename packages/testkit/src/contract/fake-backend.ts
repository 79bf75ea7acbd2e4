import type { BackendBehaviour, EventAdapterHarness, SeenRequest } from './event-adapter-harness.ts'

/** A backend that speaks HTTP, without a network: the `fetch` to give to an adapter, and its harness. */
export interface FakeBackend extends Pick<EventAdapterHarness, 'behave' | 'receivedIds'> {
  requests(): readonly SeenRequest[]
  readonly fetch: typeof globalThis.fetch
}

/**
 * Makes a backend for adapters that take a `fetch`.
 *
 * @param readIds - The ids of the events in the body of a request.
 * @example
 * const backend = fakeBackend((body) => JSON.parse(body).map((event) => event.id))
 * const adapter = httpAdapter({ url: '/events', fetch: backend.fetch })
 */
export function fakeBackend(readIds: (body: string) => readonly string[]): FakeBackend {
  const received: string[] = []
  const requests: SeenRequest[] = []
  let behaviour: BackendBehaviour = 'takes'

  return {
    receivedIds: () => received,
    requests: () => requests,
    behave(next) {
      behaviour = next
    },
    async fetch(_input: unknown, init?: RequestInit): Promise<Response> {
      const { signal, body, keepalive = false } = init ?? {}
      signal?.throwIfAborted()
      requests.push({ isKeptAlive: keepalive })
      if (behaviour === 'unreachable') throw new TypeError('fetch failed')
      if (behaviour === 'silent') {
        return new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
        })
      }
      if (typeof behaviour === 'object' && 'status' in behaviour) {
        const { status, retryAfterSeconds } = behaviour
        const headers = retryAfterSeconds ? { 'retry-after': `${retryAfterSeconds}` } : undefined
        return new Response(null, { status, ...(headers && { headers }) })
      }
      const rejectedIds = behaviour === 'takes' ? [] : behaviour.rejects
      received.push(...readIds(`${body}`).filter((id) => !rejectedIds.includes(id)))
      return Response.json({ rejectedIds }, { status: rejectedIds.length ? 207 : 200 })
    },
  }
}
