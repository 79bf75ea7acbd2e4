import type { AnswerValue, Json } from '@fairwell/core'
import { isStorable } from '../http/is-storable.ts'
import { Problem } from '../http/problem.ts'
import { readJsonBody } from '../http/read-json-body.ts'
import type { ServerContext } from '../server-context.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'

const rules = { types: ['application/json'], maxBytes: 65_536 }

/** A JSON object that somebody sent; any key may be anything. */
export type Body = { readonly [key: string]: unknown }

const subscriberKeys = ['subscriberId', 'customerId', 'userId', 'sub']
const subscriptionKeys = ['subscriptionId', 'sid']

/**
 * The reason that the body of a cancellation tells. There may be no body: somebody's own page may have
 * nothing to say but that. One that can't be read is told and ignored, since nobody is kept for it.
 *
 * @throws Problem FW6003
 */
export async function readReasonIfAny(
  { report }: ServerContext,
  request: Request,
  claims: TokenClaims,
): Promise<string | undefined> {
  try {
    return readText(await readBody(request, claims, { mayBeEmpty: true }), 'reason')
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'FW6003') throw error
    report('warn', error.code, `The body of a cancellation is ignored: ${error.parts.detail}`)
    return undefined
  }
}

/**
 * The body of an action. Ids in it are never used; one that differs from the token's is refused, so that a
 * mistake or an attack is seen.
 *
 * @throws Problem FW6003, FW6020, FW6021, FW6022
 */
export async function readBody(
  request: Request,
  claims: TokenClaims,
  { mayBeEmpty = false } = {},
): Promise<Body> {
  const body = await readJsonBody(request, { ...rules, mayBeEmpty })
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('FW6021', { detail: 'The body is not a JSON object.' })
  }
  if (!isStorable(body)) {
    throw new Problem('FW6021', { detail: 'The body has U+0000 or half a surrogate pair in it.' })
  }
  const own = new Map(Object.entries(body))
  const refuse = (keys: readonly string[], id: string) => {
    for (const key of keys) {
      if (!own.has(key) || own.get(key) === id) continue
      throw new Problem('FW6003', { detail: `${key} is not the token's; leave it out.` })
    }
  }
  refuse(subscriberKeys, claims.subscriberId)
  refuse(subscriptionKeys, claims.subscriptionId)
  return Object.fromEntries(own)
}

/** @throws Problem FW6021 */
export function readText(body: Body, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value !== '' && value.length <= 200) return value
  throw new Problem('FW6021', { detail: `${key} is not a text of 1 to 200 characters.` })
}

/** Answers by question id; what is no answer is left out. */
export function readAnswers(body: Body): { readonly [questionId: string]: AnswerValue } {
  const { answers } = body
  if (typeof answers !== 'object' || answers === null) return {}
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => isAnswer(value)))
}

/** JSON as it came: a body was parsed from it. */
export function readJson(body: Body, key: string): Json | undefined {
  return body[key] as Json | undefined
}

function isAnswer(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'number'
}
