import type { Resolution } from '@fairwell/core'
import { jsonResponse } from '../http/json-response.ts'
import { type OperationWork, runOperation } from '../operations/run-operation.ts'
import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { AttemptRecord, OperationResult, Settlement } from '../store/store.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'
import { failureOf, problemOf } from './billing-problem.ts'
import { billingKeyOf, readIdempotencyKey } from './idempotency-key.ts'
import { glanceAtAccount } from './load-account.ts'
import { readReasonIfAny } from './read-body.ts'
import { durationOf, serverEvent } from './server-event.ts'
import { refuseAnothers } from './start-attempt.ts'

interface Cancel {
  readonly context: ServerContext
  readonly claims: TokenClaims
  readonly mountUrl: string
  readonly attempt: AttemptRecord
  readonly reason: string | undefined
}

/**
 * `POST /v1/attempts/:id/cancel`: ends the subscription. Needs the token and billing, and nothing
 * else: no started attempt, no definition, no store. Again for the same attempt, under whatever key,
 * gives the same receipt.
 */
export async function cancelSubscription(
  context: ServerContext,
  request: Request,
  claims: TokenClaims,
  path: { readonly attemptId: string; readonly mountUrl: string },
): Promise<Response> {
  readIdempotencyKey(request)
  const reason = await readReasonIfAny(context, request, claims)
  const attempt = await knownOrNew(context, claims, path.attemptId)
  refuseAnothers(attempt, claims)
  const cancel = { context, claims, attempt, reason, mountUrl: path.mountUrl }
  const result = await runOperation(context, {
    start: {
      subscriberId: claims.subscriberId,
      subscriptionId: claims.subscriptionId,
      attemptId: attempt.attemptId,
      kind: 'cancel',
      key: keyOf(attempt),
      // One attempt has one cancellation, whatever else the request says.
      requestHash: 'cancel',
    },
    goesOnAlone: true,
    work: () => end(cancel),
  })
  const { resolution, events } = result
  if (!resolution) throw problemOf(result)
  return jsonResponse({ resolution, events })
}

const keyOf = ({ attemptId }: AttemptRecord) => `cancel:${attemptId}`

async function knownOrNew(
  context: ServerContext,
  { subscriberId, subscriptionId }: TokenClaims,
  attemptId: string,
): Promise<AttemptRecord> {
  const { store, clock, storeTimeoutMs, report } = context
  const found = await within(store.findAttempt(attemptId), storeTimeoutMs, clock).catch((cause) => {
    report('error', 'FW6050', `The store did not find ${attemptId}; cancelling without: ${cause}`)
    return undefined
  })
  if (found) return found
  const definition = context.lastDefinition()
  return {
    attemptId,
    subscriberId,
    subscriptionId,
    flowId: definition?.id ?? 'unknown',
    flowVersion: definition?.version ?? 1,
    locale: 'en',
    startedAt: new Date(clock.now()).toISOString(),
    noOffers: true,
    account: {},
    offered: {},
    sentOfferIds: [],
  }
}

async function end(cancel: Cancel): Promise<OperationWork> {
  const { context, claims, attempt, reason } = cancel
  try {
    const done = await context.billing.cancel({
      subscriberId: claims.subscriberId,
      subscriptionId: claims.subscriptionId,
      attemptId: attempt.attemptId,
      idempotencyKey: await billingKeyOf(claims, keyOf(attempt)),
      reason,
    })
    const account = await glanceAtAccount(context, claims)
    const resolution: Resolution = {
      effectiveAt: done.effectiveAt ?? account?.subscription?.currentPeriodEnd,
      receiptId: done.receiptId,
      message: done.message,
      account,
    }
    return { result: { resolution }, settle: () => cancelled(cancel, { resolution }) }
  } catch (error) {
    const failure = failureOf(context, error)
    // Every failure is open to another try: cancelling is never refused for good.
    const { subscriberId } = claims
    const operation = { subscriberId, key: keyOf(attempt) }
    return { result: { failure }, settle: () => ({ attempt, operation, events: [] }) }
  }
}

function cancelled(cancel: Cancel, result: Omit<OperationResult, 'events'>): Settlement {
  const { context, claims, mountUrl, attempt, reason } = cancel
  const event = serverEvent(context, mountUrl, attempt, 'attempt.cancelled', {
    ...(reason && { reasonId: reason }),
    lastScreen: 'confirm',
    durationMs: durationOf(context, attempt),
    confirmedBy: 'server',
  })
  return {
    attempt,
    operation: { subscriberId: claims.subscriberId, key: keyOf(attempt), result },
    events: [],
    conclusion: { outcome: 'cancelled', event },
  }
}
