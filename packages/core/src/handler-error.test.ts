import { describe, expect, it } from 'vitest'
import { HandlerError, isHandlerError } from './handler-error.ts'

describe('HandlerError', () => {
  it('carries its code, the words for the subscriber and the cause', () => {
    const cause = new Error('declined')
    const error = new HandlerError('ineligible', 'Not on this plan', { cause })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ code: 'ineligible', message: 'Not on this plan', cause })
  })

  it('has no message and no events when none are given', () => {
    const error = new HandlerError('retryable')
    expect(error.message).toBe('')
    expect(error.events).toEqual([])
  })

  it('is known across copies of the package by its brand, and nothing else is', () => {
    const fromAnotherCopy = { [Symbol.for('fairwell.HandlerError')]: true, code: 'unknown' }
    expect(isHandlerError(new HandlerError('unknown'))).toBe(true)
    expect(isHandlerError(fromAnotherCopy)).toBe(true)
    for (const value of [new Error('x'), undefined, null, 'HandlerError', { code: 'retryable' }]) {
      expect(isHandlerError(value)).toBe(false)
    }
  })
})
