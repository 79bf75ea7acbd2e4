import { anEvent, type FakePorts, fakeAdapter, fakePorts } from '@fairwell/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowEvent } from '../events/flow-event.ts'
import { DeliveryError } from './delivery-error.ts'
import type { EventAdapter } from './event-adapter.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'

type Answer = 'takes' | 'busy' | 'breaks' | 'hangs' | 'takes, answer lost'
type Step =
  | { readonly do: 'push'; readonly attempt: number; readonly count: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'flush' | 'hide' | 'reload' | 'online' }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        attempt: fc.integer({ min: 1, max: 3 }),
        count: fc.integer({ min: 1, max: 25 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(10, 500, 1000, 5000, 40_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('flush', 'hide', 'reload', 'online') }),
    },
  ),
  { maxLength: 25 },
)
const answers = fc.array(
  fc.constantFrom<Answer>('takes', 'takes', 'busy', 'breaks', 'hangs', 'takes, answer lost'),
  { maxLength: 30 },
)

/** A backend that dedupes by id, as a backend is to do, and keeps what each delivery brought. */
function backend(name: string, plan: readonly Answer[]) {
  const remaining = [...plan]
  const arrived: FlowEvent[] = []
  const adapter: EventAdapter = {
    name,
    async deliver(batch) {
      const answer = remaining.shift() ?? 'takes'
      if (answer.startsWith('takes')) arrived.push(...batch)
      if (answer === 'takes') return
      if (answer === 'busy')
        throw new DeliveryError('busy', { retryable: true, retryAfterMs: 3000 })
      if (answer === 'hangs') await new Promise(() => {})
      throw new Error(answer)
    },
    deliverOnExit: (batch) => batch.length % 2 === 0,
  }
  return { adapter, arrived }
}

function firstArrivals(events: readonly FlowEvent[]): FlowEvent[] {
  return [...new Map(events.map((event) => [event.id, event] as const)).values()]
}

describe('the queue under random failures', () => {
  it(
    'delivers what was pushed to every adapter, in order within an attempt, more than once only after a failure',
    () =>
      fc.assert(
        fc.asyncProperty(steps, answers, answers, fc.nat(), async (doing, first, second, seed) => {
          let ports: FakePorts = fakePorts({ seed })
          const backends = [backend('one', first), backend('two', second)]
          const create = (): EventQueue =>
            createEventQueue({
              adapters: backends.map(({ adapter }) => adapter),
              ports,
              name: 'test-flow',
            })
          let queue = create()
          const pushed: FlowEvent[] = []
          const next = new Map<number, number>()

          for (const step of doing) {
            if (step.do === 'push') {
              for (let n = 0; n < step.count; n++) {
                const seq = (next.get(step.attempt) ?? 0) + 1
                next.set(step.attempt, seq)
                const event = anEvent('screen.viewed', { attempt: step.attempt, seq })
                pushed.push(event)
                queue.push(event)
              }
            }
            if (step.do === 'wait') await ports.advance(step.ms)
            if (step.do === 'flush') void queue.flush()
            if (step.do === 'hide') {
              ports.lifecycle.fire('hidden')
              ports.lifecycle.fire('gone')
              ports.lifecycle.fire('restored')
            }
            if (step.do === 'online') ports.lifecycle.fire('online')
            if (step.do === 'reload') {
              ports = ports.reload()
              queue = create()
            }
          }
          for (let n = 0; n < 40; n++) await ports.advance(60_000)

          expect(queue.pending()).toBe(0)
          expect([...ports.storage.entries.keys()].filter((key) => key !== 'since')).toEqual([])
          for (const { arrived } of backends) {
            const once = firstArrivals(arrived)
            expect(once.map(({ id }) => id).sort()).toEqual(pushed.map(({ id }) => id).sort())
            for (const attempt of next.keys()) {
              const { attemptid } = anEvent('screen.viewed', { attempt })
              const order = once.flatMap((event) =>
                event.attemptid === attemptid ? event.attemptseq : [],
              )
              expect(order).toEqual(order.toSorted((one, other) => one - other))
            }
          }
        }),
        { numRuns: 300 },
      ),
    30_000,
  )

  it('delivers each event once where nothing fails', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
        async (counts) => {
          const ports = fakePorts()
          const adapter = fakeAdapter()
          const queue = createEventQueue({ adapters: [adapter], ports, name: 'test-flow' })
          let seq = 0
          for (const count of counts) {
            for (let n = 0; n < count; n++) {
              seq += 1
              queue.push(anEvent('screen.viewed', { seq }))
            }
            await ports.advance(count * 50)
          }
          await ports.advance(1000)
          expect(adapter.received().map(({ attemptseq }) => attemptseq)).toEqual(
            Array.from({ length: seq }, (_, index) => index + 1),
          )
        },
      ),
      { numRuns: 100 },
    ))

  it('loses nothing between tabs that push and send at once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            tab: fc.nat(2),
            count: fc.integer({ min: 0, max: 9 }),
            ms: fc.constantFrom(0, 100, 1500),
            closes: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        answers,
        async (doing, plan) => {
          const shared = backend('shared', plan)
          const start = fakePorts()
          const pages: FakePorts[] = [start, start.newTab(), start.newTab()]
          const create = (ports: FakePorts) =>
            createEventQueue({ adapters: [shared.adapter], ports, name: 'test-flow' })
          const queues = pages.map(create)
          const pushed: string[] = []
          let seq = 0
          for (const { tab, count, ms, closes } of doing) {
            for (let n = 0; n < count; n++) {
              seq += 1
              const event = anEvent('screen.viewed', { attempt: tab + 1, seq })
              pushed.push(event.id)
              queues[tab]?.push(event)
            }
            await start.advance(ms)
            const page = pages[tab]
            if (!closes || !page) continue
            pages[tab] = page.reload()
            queues[tab] = create(pages[tab])
          }
          for (let n = 0; n < 20; n++) await pages[0]?.advance(60_000)
          await Promise.all(queues.map((queue) => queue.flush()))
          expect(
            firstArrivals(shared.arrived)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(pushed.sort())
          expect(queues.map((queue) => queue.pending())).toEqual([0, 0, 0])
          expect([...start.storage.entries.keys()].filter((key) => key !== 'since')).toEqual([])
        },
      ),
      { numRuns: 200 },
    ))
})
