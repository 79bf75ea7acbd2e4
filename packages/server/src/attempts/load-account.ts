import type { Account } from '@fairwell/core'
import { Problem } from '../http/problem.ts'
import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'
import { billingProblem } from './billing-problem.ts'

/**
 * The facts about who is leaving: from billing, with the history of the store, in the jurisdiction
 * of the token.
 *
 * @throws Problem FW6006, FW6041, FW6042, FW6043, FW6050
 */
export async function loadAccount(context: ServerContext, claims: TokenClaims): Promise<Account> {
  const { billing, store, clock, billingTimeoutMs, storeTimeoutMs } = context
  const { subscriberId, subscriptionId } = claims
  const read = within(
    billing.getAccount({ subscriberId, subscriptionId }),
    billingTimeoutMs,
    clock,
  ).catch((cause) => {
    throw billingProblem(context, cause)
  })
  const remember = within(store.history(subscriberId), storeTimeoutMs, clock).catch((cause) => {
    throw new Problem('FW6050', { failure: 'retryable', cause })
  })
  const [account, history] = await Promise.all([read, remember])
  if (!account) {
    throw new Problem('FW6006', {
      failure: 'unknown',
      detail: `${billing.name} has no subscription ${subscriptionId} of subscriber ${subscriberId}.`,
    })
  }
  return ownAccount({ ...account, history: [...history] }, claims)
}

/** The account as it is now, where billing tells at once; for the end of an action that is done. */
export async function glanceAtAccount(
  context: ServerContext,
  claims: TokenClaims,
): Promise<Account | undefined> {
  const { billing, clock, billingTimeoutMs, storeTimeoutMs } = context
  const { subscriberId, subscriptionId } = claims
  // Whoever waits for the action is told of it in time.
  const timeoutMs = Math.min(storeTimeoutMs, billingTimeoutMs / 4)
  try {
    const read = billing.getAccount({ subscriberId, subscriptionId })
    const account = await within(read, timeoutMs, clock)
    return account && ownAccount(account, claims)
  } catch {
    return undefined
  }
}

/** Who it is and where they are protected says the token, whatever billing says. */
function ownAccount(account: Account, { subscriberId, jurisdiction }: TokenClaims): Account {
  const { jurisdiction: _unsigned, ...subscriber } = account.subscriber ?? {}
  return {
    ...account,
    subscriber: { ...subscriber, id: subscriberId, ...(jurisdiction && { jurisdiction }) },
  }
}
