import {
  type CryptoKey,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import {
  clockToleranceSeconds,
  maxTokenAgeSeconds,
  type TokenClaims,
  TokenError,
  type TokenVerifier,
  tokenAudience,
} from './token-claims.ts'

/** What one token is to say. */
export interface TokenRequest {
  readonly subscriberId: string
  readonly subscriptionId: string
  /** A billing fact, never a guess from the network. Default: unknown. */
  readonly jurisdiction?: string | undefined
  /** From 1 to 900. Default 900. */
  readonly lifetimeSeconds?: number | undefined
}

export interface TokensOptions {
  /** Who signs: the `iss` of every token, such as `https://billing.example.com`. */
  readonly issuer: string
  /** One shared secret (HS256) of at least 32 bytes. Either this or `keys`. */
  readonly secret?: string | Uint8Array | undefined
  /**
   * JSON Web Keys: `oct` (HS256) or `OKP` Ed25519 (EdDSA), each with its own `kid` if there are
   * several. The first signs, all verify: put a new key first and drop the old one 15 minutes later.
   * A server that only verifies needs public keys alone.
   */
  readonly keys?: readonly JWK[] | undefined
  /** Milliseconds since the Unix epoch. Default `Date.now`. */
  readonly now?: (() => number) | undefined
}

/** Signs and checks the tokens that say who is leaving. */
export interface Tokens extends TokenVerifier {
  /** Signs a token. For your own backend, after it has checked the session. */
  mint(request: TokenRequest): Promise<string>
}

interface LiveKey {
  readonly kid: string | undefined
  readonly algorithm: 'HS256' | 'EdDSA'
  readonly verifying: Promise<CryptoKey | Uint8Array>
  /** Absent where only the public key is known. */
  readonly signing: Promise<CryptoKey | Uint8Array> | undefined
}

/**
 * Makes and checks signed tokens (JWT).
 *
 * @example
 * const tokens = createTokens({ issuer: 'https://example.com', secret: process.env.FAIRWELL_SECRET })
 * const token = await tokens.mint({ subscriberId: session.userId, subscriptionId: session.subscriptionId })
 *
 * @throws TypeError when there is no usable key.
 */
export function createTokens(options: TokensOptions): Tokens {
  const now = options.now ?? Date.now
  const keys = liveKeys(options)
  const [signer] = keys

  return {
    async mint(request) {
      if (!signer?.signing) throw new TypeError('The first key is a public key: it cannot sign.')
      const lifetime = request.lifetimeSeconds ?? maxTokenAgeSeconds
      if (!(lifetime >= 1 && lifetime <= maxTokenAgeSeconds)) {
        throw new RangeError(`lifetimeSeconds is ${lifetime}; write 1 to ${maxTokenAgeSeconds}.`)
      }
      if (!request.subscriberId || !request.subscriptionId) {
        throw new TypeError('A token needs a subscriberId and a subscriptionId.')
      }
      const issuedAt = Math.floor(now() / 1000)
      const { jurisdiction } = request
      return new SignJWT({
        sid: request.subscriptionId,
        ...(jurisdiction && { jur: jurisdiction }),
      })
        .setProtectedHeader({ alg: signer.algorithm, ...(signer.kid && { kid: signer.kid }) })
        .setIssuer(options.issuer)
        .setAudience(tokenAudience)
        .setSubject(request.subscriberId)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + Math.floor(lifetime))
        .sign(await signer.signing)
    },

    async verify(token) {
      const live = findKey(keys, token)
      try {
        const { payload } = await jwtVerify(token, await live.verifying, {
          // Pinned per key, so that a public key is never taken for a shared secret.
          algorithms: [live.algorithm],
          issuer: options.issuer,
          audience: tokenAudience,
          clockTolerance: clockToleranceSeconds,
          maxTokenAge: maxTokenAgeSeconds,
          requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
          currentDate: new Date(now()),
        })
        return claimsOf(payload)
      } catch (error) {
        if (error instanceof errors.JOSEError) throw new TokenError(error.message, { cause: error })
        throw error
      }
    },
  }
}

function liveKeys(options: TokensOptions): readonly LiveKey[] {
  if (options.secret !== undefined) {
    const { secret } = options
    const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret
    if (bytes.length < 32) throw new TypeError('The secret is shorter than 32 bytes.')
    const key = Promise.resolve(bytes)
    return [{ kid: undefined, algorithm: 'HS256', verifying: key, signing: key }]
  }
  const jwks = options.keys ?? []
  if (jwks.length === 0) throw new TypeError('Give createTokens a secret or keys.')
  const kids = new Set(jwks.map((jwk) => jwk.kid))
  if (kids.size < jwks.length) throw new TypeError('Each of several keys needs a kid of its own.')
  return jwks.map((jwk) => {
    const algorithm = algorithmOf(jwk)
    const { d, ...open } = jwk
    const verifying = importJWK(open, algorithm)
    const signing = d ? importJWK(jwk, algorithm) : jwk.kty === 'oct' ? verifying : undefined
    // A broken key is reported where it is used.
    for (const key of [verifying, signing]) key?.catch(() => {})
    return { kid: jwk.kid, algorithm, verifying, signing }
  })
}

function algorithmOf(jwk: JWK): 'HS256' | 'EdDSA' {
  if (jwk.kty === 'oct') {
    if ((jwk.k?.length ?? 0) < 43) throw new TypeError('An oct key is shorter than 32 bytes.')
    return 'HS256'
  }
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return 'EdDSA'
  throw new TypeError(`A key is ${jwk.kty} ${jwk.crv ?? ''}; write oct (HS256) or OKP Ed25519.`)
}

function findKey(keys: readonly LiveKey[], token: string): LiveKey {
  let kid: string | undefined
  try {
    kid = decodeProtectedHeader(token).kid
  } catch (error) {
    throw new TokenError('The token is not a JWT.', { cause: error })
  }
  const named = keys.find((key) => key.kid === kid)
  // A lone key needs no name.
  const live = named ?? (kid === undefined || keys[0]?.kid === undefined ? lone(keys) : undefined)
  if (!live) throw new TokenError(`No key has the token's kid ${JSON.stringify(kid ?? null)}.`)
  return live
}

function lone(keys: readonly LiveKey[]): LiveKey | undefined {
  return keys.length === 1 ? keys[0] : undefined
}

function claimsOf(payload: JWTPayload): TokenClaims {
  const { sub, sid, jti, jur, iat, exp } = payload
  if (!isFilled(sub) || !isFilled(sid) || !isFilled(jti)) {
    throw new TokenError('sub, sid and jti are non-empty strings.')
  }
  if (jur !== undefined && !isFilled(jur)) throw new TokenError('jur is a non-empty string.')
  if (exp === undefined || iat === undefined || exp - iat > maxTokenAgeSeconds) {
    throw new TokenError(`exp is more than ${maxTokenAgeSeconds} s after iat.`)
  }
  return { subscriberId: sub, subscriptionId: sid, jurisdiction: jur, tokenId: jti }
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
