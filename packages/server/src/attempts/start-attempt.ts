import type { Account, FlowDefinition, OfferExplanation } from '@fairwell/core'
import { kindOf } from '@fairwell/core/backend'
import { jsonResponse } from '../http/json-response.ts'
import { Problem } from '../http/problem.ts'
import { judgeOffers } from '../offers/judge-offers.ts'
import { narrowDefinition } from '../offers/narrow-definition.ts'
import { hashTerms } from '../operations/hash-json.ts'
import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { AttemptRecord, OfferedOffer } from '../store/store.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'
import { loadAccount } from './load-account.ts'
import { readBody, readText } from './read-body.ts'

/** Why an attempt was offered what it was; for whoever runs the server, never for the page. */
export interface AttemptExplanation {
  readonly attemptId: string
  readonly account: Account
  readonly explanations: readonly OfferExplanation[]
}

/** The answer to a start. */
export interface StartedAttempt {
  readonly attemptId: string
  readonly definition: FlowDefinition
  readonly account: Account
  readonly mode: 'live' | 'test'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** `POST /v1/attempts`: who is leaving, what they are offered, by which definition. */
export async function startAttempt(
  context: ServerContext,
  request: Request,
  claims: TokenClaims,
): Promise<Response> {
  const body = await readBody(request, claims)
  const attemptId = readText(body, 'attemptId')
  if (!attemptId || !uuid.test(attemptId)) {
    throw new Problem('FW6021', { detail: 'attemptId is not a UUID; make a new UUIDv7.' })
  }
  const { store, clock, storeTimeoutMs } = context
  const inStore = <Value>(work: Promise<Value>): Promise<Value> =>
    within(work, storeTimeoutMs, clock).catch((cause) => {
      throw new Problem('FW6050', { failure: 'retryable', cause })
    })

  const definition = await context.definition()
  let attempt = await inStore(store.findAttempt(attemptId))
  if (!attempt) {
    const asked = {
      attemptId,
      previousAttemptId: readText(body, 'previousAttemptId'),
      locale: readText(body, 'locale') ?? 'en',
      noOffers: body.noOffers === true,
    }
    attempt = await inStore(store.startAttempt(await decide(context, definition, claims, asked)))
  }
  refuseAnothers(attempt, claims)
  const answer: StartedAttempt = {
    attemptId: attempt.attemptId,
    definition: narrowDefinition(definition, attempt.sentOfferIds),
    account: attempt.account,
    mode: context.mode,
  }
  return jsonResponse(answer, 201)
}

/** @throws Problem FW6005 */
export function refuseAnothers(attempt: AttemptRecord, claims: TokenClaims): void {
  const isTheirs =
    attempt.subscriberId === claims.subscriberId && attempt.subscriptionId === claims.subscriptionId
  if (!isTheirs) throw new Problem('FW6005', { failure: 'unknown' })
}

async function decide(
  context: ServerContext,
  definition: FlowDefinition,
  claims: TokenClaims,
  asked: Pick<AttemptRecord, 'attemptId' | 'previousAttemptId' | 'locale' | 'noOffers'>,
): Promise<AttemptRecord> {
  const { billing, clock } = context
  const now = clock.now()
  const account = await loadAccount(context, claims)
  const said = { answers: {} }
  const judged = judgeOffers({ definition, account, billing, now, said, noOffers: asked.noOffers })
  const offered: { [offerId: string]: OfferedOffer } = {}
  for (const { armed, isOpen } of judged) {
    const { offer, armId } = armed
    if (isOpen && !kindOf(offer).isReferral)
      offered[offer.id] = { offer, armId, termsHash: await hashTerms(offer) }
  }
  const explanations = judged.map(({ explanation }) => explanation)
  context.onAttempt({ attemptId: asked.attemptId, account, explanations })
  return {
    ...asked,
    subscriberId: claims.subscriberId,
    subscriptionId: claims.subscriptionId,
    flowId: definition.id,
    flowVersion: definition.version,
    startedAt: new Date(now).toISOString(),
    account,
    offered,
    sentOfferIds: judged.filter(({ isSent }) => isSent).map(({ armed }) => armed.offer.id),
  }
}
