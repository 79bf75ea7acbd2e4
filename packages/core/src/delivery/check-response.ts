import { DeliveryError } from './delivery-error.ts'

/**
 * Throws what an HTTP answer means for a delivery; returns when the whole batch has arrived.
 *
 * 2xx is arrived, less the `rejectedIds` of a JSON body. 400, 409, 413, 414 and 422 refuse what
 * was sent. Everything else may be tried again, after `Retry-After` where there is one: 5xx, 429 and
 * `Response.error()` pass, and 401, 403 or 404 say that something is set wrong, not that the events are.
 *
 * @example
 * await checkResponse(await fetch(url, { method: 'POST', body, signal }))
 * @throws DeliveryError
 */
export async function checkResponse(
  response: Pick<Response, 'headers' | 'json' | 'ok' | 'status'>,
): Promise<void> {
  const { ok, status } = response
  const body: unknown = ok ? await response.json().catch(unlessBrokenOff) : undefined
  const rejectedIds = (body as { rejectedIds?: readonly string[] } | null | undefined)?.rejectedIds
  if (ok && !rejectedIds?.length) return
  throw new DeliveryError(status ? `answer ${status}` : 'no answer', {
    retryable: !ok && !/^(400|409|413|414|422)$/.test(`${status}`),
    retryAfterMs: millisecondsOf(response.headers.get('retry-after')),
    rejectedIds,
  })
}

/** What is no JSON names no event; what broke off may have. https://fetch.spec.whatwg.org/#dom-body-json */
function unlessBrokenOff(cause: unknown): void {
  if (!/^(TypeError|AbortError)$/.test(`${(cause as Error | undefined)?.name}`)) return
  throw new DeliveryError('the answer broke off', { retryable: true, cause })
}

/** `Retry-After` says seconds or a date. */
function millisecondsOf(retryAfter: string | null): number | undefined {
  const ms = Number(retryAfter) * 1000 || Date.parse(`${retryAfter}`) - Date.now()
  return ms > 0 ? ms : undefined
}
