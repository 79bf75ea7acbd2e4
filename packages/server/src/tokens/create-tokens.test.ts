import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokens } from './create-tokens.ts'
import { isTokenError, tokenAudience } from './token-claims.ts'

const issuer = 'https://billing.example.com'
const secret = 'a secret that is at least 32 bytes long'
const at = Date.parse('2026-11-22T10:00:00Z')
const seconds = at / 1000
const person = { subscriberId: 'ada', subscriptionId: 'sub-1' }

/** A token with these claims over good ones; `undefined` takes one away. */
function signed(
  claims: Record<string, unknown>,
  { key = new TextEncoder().encode(secret) as Parameters<SignJWT['sign']>[0], header = {} } = {},
) {
  const good = { iss: issuer, aud: tokenAudience, sub: 'ada', sid: 'sub-1', jti: 't1' }
  return new SignJWT({ ...good, iat: seconds, exp: seconds + 600, ...claims })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(key)
}

describe('createTokens', () => {
  const tokens = createTokens({ issuer, secret, now: () => at })

  it('verifies what it mints', async () => {
    const token = await tokens.mint({ ...person, jurisdiction: 'us-ca' })
    expect(await tokens.verify(token)).toEqual({
      ...person,
      jurisdiction: 'us-ca',
      tokenId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('leaves the jurisdiction unknown when none is given', async () => {
    const claims = await tokens.verify(await tokens.mint(person))
    expect(claims.jurisdiction).toBeUndefined()
  })

  it('gives every token an id of its own', async () => {
    const [one, two] = await Promise.all([tokens.mint(person), tokens.mint(person)])
    expect((await tokens.verify(one)).tokenId).not.toBe((await tokens.verify(two)).tokenId)
  })

  it.each([
    ['longer than 15 minutes', { ...person, lifetimeSeconds: 901 }, RangeError],
    ['for no time', { ...person, lifetimeSeconds: 0 }, RangeError],
    ['for nobody', { ...person, subscriberId: '' }, TypeError],
    ['for nothing', { ...person, subscriptionId: '' }, TypeError],
  ])('does not mint a token %s', async (_name, request, error) => {
    await expect(tokens.mint(request)).rejects.toThrow(error)
  })

  describe('S-01, S-02: a token is believed only as it should be', () => {
    it.each([
      ['good', {}],
      ['late by less than 30 s', { iat: seconds - 620, exp: seconds - 20 }],
      ['early by less than 30 s', { iat: seconds + 20 }],
      ['of 15 minutes exactly', { exp: seconds + 900 }],
    ])('%s: yes', async (_name, claims) => {
      await expect(tokens.verify(await signed(claims))).resolves.toMatchObject(person)
    })

    it.each([
      ['expired', { iat: seconds - 700, exp: seconds - 100 }],
      ['from the future', { iat: seconds + 60 }],
      ['not valid yet', { nbf: seconds + 60 }],
      ['older than 15 minutes though it has not expired', { iat: seconds - 1000 }],
      ['longer than 15 minutes', { exp: seconds + 901 }],
      ['of another issuer', { iss: 'https://evil.example.com' }],
      ['for another audience', { aud: 'intercom' }],
      ['without issuer', { iss: undefined }],
      ['without audience', { aud: undefined }],
      ['without exp', { exp: undefined }],
      ['without iat', { iat: undefined }],
      ['without jti', { jti: undefined }],
      ['without sub', { sub: undefined }],
      ['without sid', { sid: undefined }],
      ['with an empty sub', { sub: '' }],
      ['with an empty sid', { sid: '' }],
      ['with an empty jti', { jti: '' }],
      ['with a sid that is no text', { sid: 7 }],
      ['with a jurisdiction that is no text', { jur: ['us-ca'] }],
    ])('%s: no', async (_name, claims) => {
      await expect(tokens.verify(await signed(claims))).rejects.toSatisfy(isTokenError)
    })

    it('signed with another secret: no', async () => {
      const key = new TextEncoder().encode('another secret, also at least 32 bytes')
      await expect(tokens.verify(await signed({}, { key }))).rejects.toSatisfy(isTokenError)
    })

    it('alg none: no', async () => {
      const token = new UnsecuredJWT({ sid: 'sub-1', sub: 'ada', jti: 't1' })
        .setIssuer(issuer)
        .setAudience(tokenAudience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 600)
        .encode()
      await expect(tokens.verify(token)).rejects.toSatisfy(isTokenError)
    })

    it('HS512 with the right secret: no', async () => {
      const token = await signed({}, { header: { alg: 'HS512' } })
      await expect(tokens.verify(token)).rejects.toSatisfy(isTokenError)
    })

    it.each(['', 'x', 'a.b', 'a.b.c', '..', '🦊.🦊.🦊'])('%j: no', async (token) => {
      await expect(tokens.verify(token)).rejects.toSatisfy(isTokenError)
    })

    it('with a changed payload: no', async () => {
      const [header, , signature] = (await signed({})).split('.')
      const [, payload] = (await signed({ sub: 'eve' })).split('.')
      await expect(tokens.verify(`${header}.${payload}.${signature}`)).rejects.toSatisfy(
        isTokenError,
      )
    })
  })

  describe('with keys', () => {
    let first: JWK
    let second: JWK
    let firstPublic: JWK
    beforeAll(async () => {
      const make = async (kid: string) => {
        const pair = await generateKeyPair('EdDSA', { extractable: true })
        const [full, open] = await Promise.all([
          exportJWK(pair.privateKey),
          exportJWK(pair.publicKey),
        ])
        return [
          { ...full, kid },
          { ...open, kid },
        ] as const
      }
      ;[first, firstPublic] = await make('2026-11')
      ;[second] = await make('2026-12')
    })
    const now = () => at

    it('verifies with the public key what the private one has signed', async () => {
      const signer = createTokens({ issuer, keys: [first], now })
      const verifier = createTokens({ issuer, keys: [firstPublic], now })
      await expect(verifier.verify(await signer.mint(person))).resolves.toMatchObject(person)
      await expect(verifier.mint(person)).rejects.toThrow('cannot sign')
    })

    it('takes two live keys while one takes the place of the other', async () => {
      const before = createTokens({ issuer, keys: [first], now })
      const during = createTokens({ issuer, keys: [second, first], now })
      const after = createTokens({ issuer, keys: [second], now })
      const [old, fresh] = await Promise.all([before.mint(person), during.mint(person)])
      await expect(during.verify(old)).resolves.toMatchObject(person)
      await expect(after.verify(fresh)).resolves.toMatchObject(person)
      await expect(after.verify(old)).rejects.toSatisfy(isTokenError)
    })

    it('does not take a public key for a shared secret', async () => {
      const verifier = createTokens({ issuer, keys: [firstPublic], now })
      const key = new TextEncoder().encode(JSON.stringify(firstPublic))
      const token = await signed({}, { key, header: { kid: '2026-11' } })
      await expect(verifier.verify(token)).rejects.toSatisfy(isTokenError)
    })

    it('needs no name where there is one key', async () => {
      const { kid, ...nameless } = first
      const oneKey = createTokens({ issuer, keys: [nameless], now })
      await expect(oneKey.verify(await oneKey.mint(person))).resolves.toMatchObject(person)
    })

    it('takes shared secrets as keys, too', async () => {
      const k = Buffer.from(secret).toString('base64url')
      const shared = createTokens({ issuer, keys: [{ kty: 'oct', k }], now })
      await expect(tokens.verify(await shared.mint(person))).resolves.toMatchObject(person)
    })

    it.each([
      ['no key at all', { issuer, keys: [] }],
      ['neither secret nor keys', { issuer }],
      ['a short secret', { issuer, secret: 'short' }],
      ['a short oct key', { issuer, keys: [{ kty: 'oct', k: 'c2hvcnQ' }] }],
      ['a key of another kind', { issuer, keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }] }],
      ['two keys with one name', { issuer, keys: [{ kty: 'oct' }, { kty: 'oct' }] }],
    ])('refuses %s at once', (_name, options) => {
      expect(() => createTokens(options)).toThrow(TypeError)
    })
  })
})
