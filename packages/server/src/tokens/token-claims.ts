/** The `aud` of every token: who it is for. */
export const tokenAudience = 'fairwell'

/** How long a token may live, in seconds: `exp` is at most this after `iat`. */
export const maxTokenAgeSeconds = 900

/** How far two clocks may differ, in seconds. */
export const clockToleranceSeconds = 30

/** Who a verified token speaks for. Nothing else says who somebody is. */
export interface TokenClaims {
  /** `sub`: the subscriber's id. */
  readonly subscriberId: string
  /** `sid`: the id of the subscription that may be changed. */
  readonly subscriptionId: string
  /** `jur`: where the subscriber is protected, such as `us-ca`; absent = unknown. */
  readonly jurisdiction?: string | undefined
  /** `jti`: the token's own id. */
  readonly tokenId: string
}

/** Tells who a token speaks for; the port that the server asks. */
export interface TokenVerifier {
  /** @throws TokenError when the token is not to be believed. */
  verify(token: string): Promise<TokenClaims>
}

const brand = Symbol.for('fairwell.TokenError')

/** A token that is not to be believed; the message says why, for a developer. */
export class TokenError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'TokenError'
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Whether a value is a `TokenError`, also one of another copy of this package. */
export function isTokenError(value: unknown): value is TokenError {
  return typeof value === 'object' && value !== null && brand in value
}
