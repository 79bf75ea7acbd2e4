import type { FlowEvent } from './events/flow-event.ts'

const brand = Symbol.for('fairwell.HandlerError')

/** `ineligible` takes the offer away; `retryable` may work if tried again; `unknown` says nothing more. */
export type HandlerErrorCode = 'ineligible' | 'retryable' | 'unknown'

/** What a handler rejects with to say why an action was not done. Anything else counts as `unknown`. */
export class HandlerError extends Error {
  readonly code: HandlerErrorCode
  /** What a server emitted about the failure, for the flow's other adapters. */
  readonly events: readonly FlowEvent[]

  /** @param message - Words for the subscriber; left out, the view has its own. */
  constructor(
    code: HandlerErrorCode,
    message?: string,
    options?: {
      readonly cause?: unknown
      readonly events?: readonly FlowEvent[] | undefined
    },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'HandlerError'
    this.code = code
    this.events = options?.events ?? []
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Whether a value is a `HandlerError`, also one of another copy of this package. */
export function isHandlerError(value: unknown): value is HandlerError {
  return typeof value === 'object' && value !== null && brand in value
}
