import { describe, expect, it } from 'vitest'
import { DeliveryError, isDeliveryError } from './delivery-error.ts'

describe('DeliveryError', () => {
  it('says whether and when to try again, and which events never to', () => {
    const cause = new Error('socket')
    const failure = { retryable: true, retryAfterMs: 500, rejectedIds: ['a'], cause }
    const error = new DeliveryError('busy', failure)
    expect(error).toMatchObject({ ...failure, message: 'busy', name: 'DeliveryError' })
    expect(error).toBeInstanceOf(Error)
  })

  it('is known across copies of the package, and nothing else is taken for it', () => {
    expect(isDeliveryError(new DeliveryError('down', { retryable: false }))).toBe(true)
    const ofAnotherCopy = Object.defineProperty(
      new Error('down'),
      Symbol.for('fairwell.DeliveryError'),
      { value: true },
    )
    expect(isDeliveryError(ofAnotherCopy)).toBe(true)
    for (const value of [new Error('down'), null, undefined, 'down', { retryable: true }]) {
      expect(isDeliveryError(value)).toBe(false)
    }
  })
})
