import { type BillingErrorCode, isBillingError } from '../billing/billing-provider.ts'
import { Problem } from '../http/problem.ts'
import type { ProblemCode } from '../http/problems.ts'
import { TimeoutError } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { OperationResult } from '../store/store.ts'

const codes: { readonly [Code in BillingErrorCode]: ProblemCode } = {
  ineligible: 'FW6040',
  retryable: 'FW6041',
  unknown: 'FW6042',
}

type Failure = NonNullable<OperationResult['failure']>

/** What a provider's rejection says; anything but a `BillingError` says nothing that a subscriber may see. */
export function failureOf(context: ServerContext, error: unknown): Failure {
  if (isBillingError(error)) {
    return { code: error.code, ...(error.message && { message: error.message }) }
  }
  context.report('error', 'FW6042', `${context.billing.name} failed: ${error}`)
  return { code: 'unknown' }
}

/** A provider's rejection, as an answer. */
export function billingProblem(context: ServerContext, error: unknown): Problem {
  if (error instanceof TimeoutError) return new Problem('FW6043', { failure: 'retryable' })
  return problemOf({ failure: failureOf(context, error), events: [] })
}

/** An action that was not done, as an answer. */
export function problemOf({ failure, events }: OperationResult): Problem {
  const { code, message } = failure ?? { code: 'unknown' as const, message: undefined }
  const headers = code === 'retryable' ? { 'retry-after': '1' } : undefined
  return new Problem(codes[code], { failure: code, message, events, headers })
}
