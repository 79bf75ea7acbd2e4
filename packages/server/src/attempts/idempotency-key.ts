import { Problem } from '../http/problem.ts'
import { hashJson } from '../operations/hash-json.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'

/** @throws Problem FW6010 */
export function readIdempotencyKey(request: Request): string {
  const key = request.headers.get('idempotency-key')?.trim()
  if (key && key.length <= 255) return key
  const detail = 'Send an Idempotency-Key of 1 to 255 characters, the same on every retry.'
  throw new Problem('FW6010', { detail })
}

/** The key for the provider: nobody can name another subscriber's. */
export function billingKeyOf(claims: TokenClaims, key: string): Promise<string> {
  return hashJson([claims.subscriberId, claims.subscriptionId, key])
}
