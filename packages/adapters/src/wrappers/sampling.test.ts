import type { EventName, FlowEvent } from '@fairwell/core'
import { anEvent, everyEvent, fakeAdapter } from '@fairwell/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampling } from './sampling.ts'

const context = { attempt: 1, signal: new AbortController().signal }

/** Which of 5,000 attempts are kept. */
async function keptAttempts(rate: number): Promise<Set<string>> {
  const inner = fakeAdapter()
  const batch = Array.from({ length: 5_000 }, (_, index) =>
    anEvent('attempt.started', { attempt: index + 1 }),
  )
  await sampling(inner, { rate }).deliver(batch, context)
  return new Set(inner.received().map(({ attemptid }) => attemptid))
}

describe('sampling', () => {
  it.each([0, 0.01, 0.1, 0.5, 1])('keeps %d of the attempts', async (rate) => {
    const { size } = await keptAttempts(rate)
    // Four standard deviations.
    expect(Math.abs(size - rate * 5_000)).toBeLessThanOrEqual(
      4 * Math.sqrt(5_000 * rate * (1 - rate)),
    )
  })

  it('keeps of a smaller share what a larger one keeps too', async () => {
    const [few, many] = await Promise.all([keptAttempts(0.1), keptAttempts(0.4)])
    expect([...few].filter((id) => !many.has(id))).toEqual([])
  })

  it('keeps an attempt whole or not at all, on every page', () => {
    return fc.assert(
      fc.asyncProperty(fc.uuid(), fc.integer({ min: 0, max: 100 }), async (attemptid, percent) => {
        const rate = percent / 100
        const pages = [fakeAdapter(), fakeAdapter()]
        const names = ['attempt.started', 'offer.shown', 'attempt.saved'] as const
        for (const page of pages)
          for (const name of names)
            await sampling(page, { rate }).deliver(
              [{ ...anEvent(name), id: name + attemptid, attemptid } as FlowEvent],
              context,
            )
        const [one, other] = pages.map((page) => page.received().length)
        expect([0, names.length]).toContain(one)
        expect(other).toBe(one)
      }),
    )
  })

  it('keeps always what it is told to', async () => {
    const inner = fakeAdapter()
    const adapter = sampling(inner, { rate: 0, always: ['attempt.saved', 'attempt.cancelled'] })
    const batch = [anEvent(), anEvent('attempt.saved', { seq: 2 })]
    await adapter.deliver(batch, context)
    expect(inner.received()).toEqual([batch[1]])
    expect(adapter.deliverOnExit?.([anEvent()])).toBe(true)
    expect(inner.handedOver).toEqual([])
  })

  it.each([-0.1, 1.01, Number.NaN, 50])('refuses %d as a rate', (rate) => {
    expect(() => sampling(fakeAdapter(), { rate })).toThrow('FW5110')
  })

  it.each(['fairwell.attempt.cancelled', 'attempt.canceled', ''])(
    'refuses to keep %j always, as there is no such event',
    (name) => {
      const always = [name as EventName]
      expect(() => sampling(fakeAdapter(), { rate: 0, always })).toThrow(
        `FW5110 always: '${name}' is no event`,
      )
    },
  )

  it('may keep events of every type always', () => {
    const always = everyEvent().map(({ type }) => type.replace('fairwell.', '') as EventName)
    expect(() => sampling(fakeAdapter(), { rate: 0, always })).not.toThrow()
  })
})
