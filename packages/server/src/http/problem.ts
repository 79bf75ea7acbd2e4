import type { FlowEvent } from '@fairwell/core'
import type { BillingErrorCode } from '../billing/billing-provider.ts'
import { type ProblemCode, problems } from './problems.ts'

export interface ProblemParts {
  /** For a developer: what was found and what to do. */
  readonly detail?: string | undefined
  /** What the flow makes of it, where an action was not done. */
  readonly failure?: BillingErrorCode | undefined
  /** Words for the subscriber. */
  readonly message?: string | undefined
  /** What was emitted about it. */
  readonly events?: readonly FlowEvent[] | undefined
  readonly headers?: { readonly [name: string]: string } | undefined
  readonly cause?: unknown
}

/** A failure that is answered as RFC 9457 problem details. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly parts: ProblemParts

  constructor(code: ProblemCode, parts: ProblemParts = {}) {
    super(problems[code].title, parts.cause === undefined ? undefined : { cause: parts.cause })
    this.name = 'Problem'
    this.code = code
    this.parts = parts
  }

  /** The answer. What it holds is for whoever asked; causes stay here. */
  toResponse(): Response {
    const { status, title } = problems[this.code]
    const { detail, failure, message, events, headers } = this.parts
    const body = {
      type: `https://fairwell.dev/errors#${this.code}`,
      title,
      status,
      ...(detail && { detail }),
      code: this.code,
      ...(failure && { failure }),
      ...(message && { message }),
      ...(events && { events }),
    }
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    })
  }
}
