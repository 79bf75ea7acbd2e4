import { DeliveryError } from './delivery-error.ts'

/**
 * Throws what an HTTP answer means for a delivery; returns when the whole batch has arrived.
 *
 * 2xx is arrived, less the `rejectedIds` of a JSON body. 400, 409, 413, 414 and 422 refuse what
 * was sent. Everything else may be tried again, after `Retry-After` where there is one: 5xx, 429 and
 * `Response.error()` pass, and 401, 403 or 404 say that something is set wrong, not that the events are. So
 * does a 2xx with a whole HTML page, as of a log-in or a site that answers everything.
 *
 * @example
 * await checkResponse(await fetch(url, { method: 'POST', body, signal }))
 * @throws DeliveryError
 */
export async function checkResponse(
  response: Pick<Response, 'headers' | 'ok' | 'status' | 'text'>,
): Promise<void> {
  const { ok, status } = response
  const text = ok ? await response.text().catch(brokeOff) : ''
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new DeliveryError('a page answered, not what takes events', { retryable: true })
  }
  const rejectedIds = rejectedIdsIn(text)
  if (ok && !rejectedIds?.length) return
  throw new DeliveryError(status ? `answer ${status}` : 'no answer', {
    retryable: !ok && !/^(400|409|413|414|422)$/.test(`${status}`),
    retryAfterMs: millisecondsOf(response.headers.get('retry-after')),
    rejectedIds,
  })
}

/** It may have named events that are refused. */
function brokeOff(cause: unknown): never {
  throw new DeliveryError('the answer broke off', { retryable: true, cause })
}

/** What is no JSON names no event. */
function rejectedIdsIn(text: string): readonly string[] | undefined {
  try {
    return (JSON.parse(text) as { rejectedIds?: readonly string[] } | null)?.rejectedIds
  } catch {
    return undefined
  }
}

/** `Retry-After` says seconds or a date. */
function millisecondsOf(retryAfter: string | null): number | undefined {
  const ms = Number(retryAfter) * 1000 || Date.parse(`${retryAfter}`) - Date.now()
  return ms > 0 ? ms : undefined
}
