import { checkResponse } from '@fairwell/core'

/**
 * Throws what the status that a client tells of means for a delivery; returns where it is one of success.
 *
 * @param status 0 where there was no answer.
 * @throws DeliveryError
 */
export function checkStatus(status: number, retryAfterMs?: number): Promise<void> {
  if (status < 200) return checkResponse(Response.error())
  const headers = { 'retry-after': `${(retryAfterMs ?? 0) / 1000}` }
  return checkResponse(new Response(null, { status, headers }))
}
