import type { ServerContext } from '../server-context.ts'
import { isTokenError, type TokenClaims } from '../tokens/token-claims.ts'
import { Problem } from './problem.ts'

/**
 * Who a request's bearer token speaks for.
 *
 * @throws Problem FW6001, FW6002
 */
export async function identify(context: ServerContext, request: Request): Promise<TokenClaims> {
  const token = bearerOf(request)
  if (token) return verify(context, token)
  const detail = 'Send Authorization: Bearer <token>, with a token that your backend has signed.'
  throw new Problem('FW6001', { detail, headers: { 'www-authenticate': 'Bearer' } })
}

/** The same for a route that asks for no token; one that is sent must be good all the same. */
export async function identifyIfSent(
  context: ServerContext,
  request: Request,
): Promise<TokenClaims | undefined> {
  const token = bearerOf(request)
  return token === undefined ? undefined : verify(context, token)
}

function bearerOf(request: Request): string | undefined {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token
}

async function verify({ tokens }: ServerContext, token: string): Promise<TokenClaims> {
  try {
    return await tokens.verify(token)
  } catch (cause) {
    if (!isTokenError(cause)) throw cause
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' }
    throw new Problem('FW6002', { detail: cause.message, headers, cause })
  }
}
