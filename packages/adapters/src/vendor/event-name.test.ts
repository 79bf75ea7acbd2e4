import { anEvent, everyEvent } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import { snakeName, titleName } from './event-name.ts'

describe('the name of an event', () => {
  it.each([
    ['offer.shown', 'cancel_flow_offer_shown', 'Cancel Flow Offer Shown'],
    [
      'attempt.cancel_requested',
      'cancel_flow_attempt_cancel_requested',
      'Cancel Flow Attempt Cancel Requested',
    ],
    ['save.validated', 'cancel_flow_save_validated', 'Cancel Flow Save Validated'],
  ] as const)('%s is %s, and %s in title case', (name, snake, title) => {
    expect(snakeName(anEvent(name))).toBe(snake)
    expect(titleName(anEvent(name))).toBe(title)
  })

  it('is at most 40 characters of one word, as Google asks, for each type', () => {
    const names = everyEvent().map(snakeName)
    expect(new Set(names).size).toBe(19)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z_]{0,39}$/)
  })
})
