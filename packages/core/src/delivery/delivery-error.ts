const brand = Symbol.for('fairwell.DeliveryError')

/** What is known of a delivery that failed. */
export interface DeliveryFailure {
  /** Whether the same batch may arrive if it is sent again. */
  readonly retryable: boolean
  /** How long the backend asks to be left alone, in ms. */
  readonly retryAfterMs?: number | undefined
  /**
   * Events that the backend will never take. With `retryable: false` the rest of the batch has
   * arrived; with `retryable: true` the rest is to be sent again.
   */
  readonly rejectedIds?: readonly string[] | undefined
  readonly cause?: unknown
}

/**
 * What an adapter rejects with. Anything else that it throws counts as retryable.
 *
 * @example
 * throw new DeliveryError('503 from the backend', { retryable: true, retryAfterMs: 5000 })
 */
export class DeliveryError extends Error {
  declare readonly retryable: boolean
  declare readonly retryAfterMs: number | undefined
  declare readonly rejectedIds: readonly string[] | undefined

  constructor(message: string, failure: DeliveryFailure) {
    super(message)
    Object.assign(this, failure, { name: 'DeliveryError', [brand]: true })
  }
}

/** Whether a value is a `DeliveryError`, also one of another copy of this package. */
export function isDeliveryError(value: unknown): value is DeliveryError {
  return brand in Object(value)
}
