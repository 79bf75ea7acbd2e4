import { DeliveryError, type EventAdapter } from '@fairwell/core'
import { anEvent, anEventBatch, fakeAdapter } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { httpAdapter } from '../http-adapter.ts'
import { type ConsentState, consent, consentSwitch } from './consent.ts'
import { debug } from './debug.ts'
import { mapping } from './mapping.ts'
import { redaction } from './redaction.ts'
import { sampling } from './sampling.ts'

type Wrap = (adapter: EventAdapter) => EventAdapter

const silent = { groupCollapsed() {}, groupEnd() {}, debug() {}, info() {}, log() {} }
const letThrough: { readonly [name: string]: Wrap } = {
  consent: (adapter) => consent(adapter, consentSwitch('granted')),
  redaction: (adapter) => redaction(adapter),
  mapping: (adapter) => mapping(adapter, (event) => event),
  sampling: (adapter) => sampling(adapter, { rate: 1 }),
  debug: (adapter) => debug(adapter, { console: silent }),
}
const inTurn = (wraps: readonly Wrap[], adapter: EventAdapter): EventAdapter =>
  wraps.reduce((wrapped, wrap) => wrap(wrapped), adapter)

function harness(wrap: Wrap) {
  const backend = fakeBackend((body) => JSON.parse(body).map(({ id }: { id: string }) => id))
  return { ...backend, adapter: wrap(httpAdapter({ url: '/events', fetch: backend.fetch })) }
}

for (const [name, wrap] of Object.entries(letThrough)) {
  describeEventAdapter(`http in ${name}`, () => harness(wrap))
}
describeEventAdapter('http in a consent that nobody has given yet', () => {
  const choice = consentSwitch()
  return {
    ...harness((adapter) => consent(adapter, choice)),
    letGo: () => choice.set('granted'),
  }
})
describeEventAdapter('http in all wrappers', () =>
  harness((adapter) => inTurn(Object.values(letThrough), adapter)),
)

const wraps = fc.array(fc.constantFrom(...Object.keys(letThrough)), { maxLength: 6 })
const context = () => ({ attempt: 1, signal: new AbortController().signal })

describe('wrappers in any order', () => {
  it('keep the name, the limits and what the adapter cannot do', () => {
    return fc.assert(
      fc.property(wraps, (names) => {
        const bare: EventAdapter = { name: 'bare', deliver: async () => {} }
        const wrapped = inTurn(
          names.map((name) => letThrough[name] as Wrap),
          bare,
        )
        expect(wrapped.name).toBe('bare')
        expect(wrapped.limits).toBeUndefined()
        expect(wrapped.deliverOnExit).toBeUndefined()
        expect(wrapped.standBy).toBeUndefined()
        expect(wrapped.hold?.()).toBeUndefined()
        expect(() => wrapped.dispose?.()).not.toThrow()
      }),
    )
  })

  it('pass on what the adapter answers, holds and lets go', () => {
    return fc.assert(
      fc.asyncProperty(wraps, async (names) => {
        const failure = new DeliveryError('down', { retryable: true, retryAfterMs: 7 })
        const inner = fakeAdapter({ name: 'inner', limits: { maxBatchEvents: 3 } }).rejects(failure)
        let wait: Promise<void> | undefined = Promise.resolve()
        const standBy = vi.fn()
        const wrapped = inTurn(
          names.map((name) => letThrough[name] as Wrap),
          { ...inner, standBy, hold: () => wait, dispose: () => inner.dispose?.() },
        )
        expect(wrapped).toMatchObject({ name: 'inner', limits: { maxBatchEvents: 3 } })
        expect(wrapped.hold?.()).toBe(wait)
        wait = undefined
        expect(wrapped.hold?.()).toBeUndefined()
        await expect(wrapped.deliver(anEventBatch(2), context())).rejects.toBe(failure)
        expect(wrapped.deliverOnExit?.(anEventBatch(2))).toBe(true)
        wrapped.standBy?.(anEventBatch(2))
        expect(standBy.mock.lastCall).toEqual([anEventBatch(2)])
        wrapped.dispose?.()
        expect(inner.disposals).toBe(1)
      }),
    )
  })

  it('let through what every one of them lets through, and nothing else', () => {
    const wrapper = fc.oneof(
      fc.record({
        kind: fc.constant('consent' as const),
        state: fc.constantFrom<ConsentState>('granted', 'granted', 'refused', 'unknown'),
      }),
      fc.record({
        kind: fc.constant('sampling' as const),
        rate: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
      }),
      fc.record({ kind: fc.constant('drops' as const), seq: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant('throws' as const), seq: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constantFrom('redaction' as const, 'debug' as const) }),
    )
    return fc.assert(
      fc.asyncProperty(fc.array(wrapper, { maxLength: 6 }), fc.nat(999), async (all, attempt) => {
        const inner = fakeAdapter()
        const standBy = vi.fn()
        const wrapped = inTurn(
          all.map((one): Wrap => {
            if (one.kind === 'consent') return (to) => consent(to, consentSwitch(one.state))
            if (one.kind === 'sampling') return (to) => sampling(to, one)
            if (one.kind === 'drops')
              return (to) =>
                mapping(to, (event) => (event.attemptseq === one.seq ? undefined : event))
            if (one.kind === 'throws')
              return (to) =>
                mapping(to, (event) => {
                  if (event.attemptseq === one.seq) throw new Error('broken')
                  return event
                })
            return letThrough[one.kind] as Wrap
          }),
          { ...inner, standBy },
        )
        const batch = anEventBatch(5, { attempt: attempt + 1 })
        const sampledOut = all.some(
          (one) =>
            one.kind === 'sampling' && !keeps(one.rate, batch[0]?.attemptid ?? 'nothing at all'),
        )
        // From the outside in: a consent that is not there stops whatever would come after it.
        const outermost = [...all].reverse()
        const states = outermost.flatMap((one) => (one.kind === 'consent' ? [one.state] : []))
        const firstAnswer = states.find((state) => state !== 'granted') ?? 'granted'
        const left = batch.filter(
          ({ attemptseq }) =>
            !all.some(
              (one) => (one.kind === 'drops' || one.kind === 'throws') && one.seq === attemptseq,
            ),
        )
        const expected = sampledOut || firstAnswer !== 'granted' ? [] : left
        wrapped.standBy?.(batch)
        expect(standBy.mock.lastCall).toEqual([expected])
        expect(wrapped.hold?.() !== undefined).toBe(firstAnswer === 'unknown')
        if (firstAnswer === 'unknown') return

        const failure: unknown = await wrapped.deliver(batch, context()).catch((error) => error)
        expect(inner.received().map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
        for (const { id } of left) {
          const { rejectedIds = [] } = (failure ?? {}) as { rejectedIds?: readonly string[] }
          expect(rejectedIds).not.toContain(id)
        }
      }),
    )
  })
})

/** Whether an attempt is in the sample, as one that keeps all of it shows. */
function keeps(rate: number, attemptid: string): boolean {
  const exit = vi.fn(() => true)
  const adapter = sampling(
    { name: 'probe', deliver: async () => {}, deliverOnExit: exit },
    { rate },
  )
  adapter.deliverOnExit?.([{ ...anEvent(), attemptid }])
  return exit.mock.calls.length > 0
}
