import type { Account, Json, Offer, Resolution } from '@fairwell/core'
import { matchChoice, presentOffer, termsOf } from '@fairwell/core/backend'
import { explainOffer } from '@fairwell/core/explain'
import type { BillingResult } from '../billing/billing-provider.ts'
import { jsonResponse } from '../http/json-response.ts'
import { Problem } from '../http/problem.ts'
import { judgeOffers } from '../offers/judge-offers.ts'
import { hashJson, hashTerms } from '../operations/hash-json.ts'
import { type OperationWork, record, runOperation } from '../operations/run-operation.ts'
import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { AttemptRecord, OfferedOffer, OperationResult, Settlement } from '../store/store.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'
import { failureOf, problemOf } from './billing-problem.ts'
import { billingKeyOf, readIdempotencyKey } from './idempotency-key.ts'
import { glanceAtAccount, loadAccount } from './load-account.ts'
import { type Body, readAnswers, readBody, readJson, readText } from './read-body.ts'
import { durationOf, serverEvent } from './server-event.ts'
import { refuseAnothers } from './start-attempt.ts'

/** Everything that one accept is about. */
interface Accept {
  readonly context: ServerContext
  readonly claims: TokenClaims
  readonly mountUrl: string
  readonly attempt: AttemptRecord
  readonly offered: OfferedOffer
  /** As the page sent it; only ever matched against the offer's own. */
  readonly asked: Json | undefined
  readonly body: Body
  readonly reason: string | undefined
  readonly key: string
}

/** `POST /v1/attempts/:id/accept`: applies an offer, once, on the terms that this server offered. */
export async function acceptOffer(
  context: ServerContext,
  request: Request,
  claims: TokenClaims,
  path: { readonly attemptId: string; readonly mountUrl: string },
): Promise<Response> {
  const key = readIdempotencyKey(request)
  const body = await readBody(request, claims)
  const offerId = readText(body, 'offerId')
  if (!offerId) throw new Problem('FW6021', { detail: 'offerId is missing.' })
  const attempt = await findAttempt(context, path.attemptId)
  refuseAnothers(attempt, claims)
  const offered = Object.hasOwn(attempt.offered, offerId) ? attempt.offered[offerId] : undefined
  if (!offered) {
    const detail = `This attempt was not offered ${JSON.stringify(offerId)}.`
    throw new Problem('FW6030', { failure: 'ineligible', detail })
  }
  const asked = readJson(body, 'choice')
  const reason = readText(body, 'reason')
  const accept = { ...{ context, claims, attempt, offered, asked, body, reason, key }, ...path }

  const result = await runOperation(context, {
    start: {
      subscriberId: claims.subscriberId,
      subscriptionId: claims.subscriptionId,
      attemptId: attempt.attemptId,
      kind: 'accept',
      key: `accept:${key}`,
      requestHash: await hashJson([attempt.attemptId, offerId, asked ?? null]),
    },
    goesOnAlone: false,
    work: () => apply(accept),
  })
  if (!result.resolution) throw problemOf(result)
  return jsonResponse(await concluded(accept, result))
}

async function findAttempt(context: ServerContext, attemptId: string): Promise<AttemptRecord> {
  const { store, clock, storeTimeoutMs } = context
  const found = within(store.findAttempt(attemptId), storeTimeoutMs, clock)
  const attempt = await found.catch((cause) => {
    throw new Problem('FW6050', { failure: 'retryable', cause })
  })
  if (attempt) return attempt
  const detail = 'Start the attempt first: POST /v1/attempts.'
  throw new Problem('FW6004', { failure: 'ineligible', detail })
}

/** Tells of a refusal, and leaves the key open: what stands against it may pass. */
async function refuse(accept: Accept, problem: Problem): Promise<never> {
  const { context, mountUrl, attempt, offered } = accept
  const code = 'ineligible'
  const data = { ...offerData(offered, undefined), code }
  const event = serverEvent(context, mountUrl, attempt, 'offer.failed', data)
  const events = await record(context, settlement(accept, undefined, { events: [event] }))
  throw new Problem(problem.code, { ...problem.parts, failure: code, events })
}

async function apply(accept: Accept): Promise<OperationWork> {
  const { context, claims, attempt, offered, reason, key } = accept
  if (attempt.outcome) throw new Problem('FW6014', { failure: 'ineligible' })
  const account = await loadAccount(context, claims)
  const found = await openChoice(accept, account)
  if (found instanceof Problem) return refuse(accept, found)
  const { choice } = found
  try {
    const done = await context.billing.applyOffer({
      subscriberId: claims.subscriberId,
      subscriptionId: claims.subscriptionId,
      attemptId: attempt.attemptId,
      idempotencyKey: await billingKeyOf(claims, `accept:${key}`),
      offer: offered.offer,
      choice,
      reason,
      account,
    })
    const resolution = await resolve(accept, done, account.history ?? [])
    return {
      result: { resolution },
      settle: (isLate) => applied(accept, resolution, choice, isLate),
    }
  } catch (error) {
    const failure = failureOf(context, error)
    const event = serverEvent(context, accept.mountUrl, attempt, 'offer.failed', {
      ...offerData(offered, choice),
      code: failure.code,
    })
    // What may still work is open to the same key; a refusal stays one.
    const isFinal = failure.code === 'ineligible'
    const settle = () => settlement(accept, isFinal ? { failure } : undefined, { events: [event] })
    return { result: { failure }, settle }
  }
}

/** The choice in the form of the offer, or why the account as it is now can't have what was asked. */
async function openChoice(
  accept: Accept,
  account: Account,
): Promise<Problem | { readonly choice: Json | undefined }> {
  const { context, attempt, offered, asked, body, reason } = accept
  const { offer, termsHash } = offered
  const { shown } = body
  // What the subscriber saw is only ever compared: nobody is held to terms that they were not shown.
  if (typeof shown === 'object' && shown && (await hashTerms(shown as Offer)) !== termsHash) {
    return new Problem('FW6033')
  }
  const definition = await context.definition()
  const known = definition.survey?.reasons.find(({ id }) => id === reason)
  const now = context.clock.now()
  const [judged] = judgeOffers({
    // The terms are those that were offered, whatever the definition says by now.
    definition: { ...definition, offers: [offer], experiments: [], holdoutPercent: 0 },
    account,
    billing: context.billing,
    now,
    said: { answers: readAnswers(body), ...(reason !== undefined && { reason: known ?? null }) },
    noOffers: attempt.noOffers,
  })
  if (!judged?.isOpen)
    return new Problem('FW6031', { detail: judged && explainOffer(judged.explanation) })
  const { view } = presentOffer({ offer }, account, now)
  const match = view && matchChoice(view, asked)
  if (match?.ok) return { choice: match.choice }
  const choices = JSON.stringify(view?.choices.map(({ choice }) => choice))
  return new Problem('FW6032', { detail: `${offer.id}: choose one of ${choices}` })
}

async function resolve(
  { context, claims, attempt, offered }: Accept,
  done: BillingResult,
  before: NonNullable<AttemptRecord['account']['history']>,
): Promise<Resolution> {
  const now = new Date(context.clock.now()).toISOString()
  const { id: offerId, kind } = offered.offer
  const { attemptId } = attempt
  const account = await glanceAtAccount(context, claims)
  const history = [...before, { offerId, kind, attemptId, decision: 'applied' as const, at: now }]
  return {
    effectiveAt: done.effectiveAt ?? now,
    receiptId: done.receiptId,
    message: done.message,
    account: account && { ...account, history },
  }
}

function applied(
  accept: Accept,
  resolution: Resolution,
  choice: Json | undefined,
  isLate: boolean,
): Settlement {
  const { context, mountUrl, attempt, offered } = accept
  const event = serverEvent(context, mountUrl, attempt, 'offer.applied', {
    ...offerData(offered, choice),
    confirmedBy: 'server',
    ...(isLate && { late: true }),
  })
  // Late, nobody was told: they may have gone on to cancel. It counts as saved when they ask again.
  const conclusion = isLate ? undefined : savedBy(accept)
  return settlement(accept, { resolution }, { events: [event], conclusion })
}

function settlement(
  { claims, attempt, key }: Accept,
  result: Omit<OperationResult, 'events'> | undefined,
  left: Pick<Settlement, 'events' | 'conclusion'>,
): Settlement {
  const { subscriberId } = claims
  return { attempt, operation: { subscriberId, key: `accept:${key}`, result }, ...left }
}

function savedBy({ context, mountUrl, attempt, offered, reason }: Accept) {
  const event = serverEvent(context, mountUrl, attempt, 'attempt.saved', {
    ...(reason && { reasonId: reason }),
    offerId: offered.offer.id,
    lastScreen: 'offer',
    durationMs: durationOf(context, attempt),
    confirmedBy: 'server',
  })
  return { outcome: 'saved' as const, event }
}

/** The answer; where the offer was applied late, and they now know, the attempt is saved. */
async function concluded(accept: Accept, { resolution, events }: OperationResult) {
  const isTold = events.some(({ type }) => type === 'fairwell.attempt.saved')
  if (isTold || accept.attempt.outcome) return { resolution, events }
  const left = { events: [], conclusion: savedBy(accept) }
  return {
    resolution,
    events: await record(accept.context, settlement(accept, { resolution }, left), events),
  }
}

function offerData({ offer, armId }: OfferedOffer, choice: Json | undefined) {
  const { id: offerId, kind } = offer
  return {
    ...{ offerId, kind, terms: termsOf(offer), screenIndex: 0 },
    ...(armId !== undefined && { armId }),
    ...(choice !== undefined && { choice }),
  }
}
