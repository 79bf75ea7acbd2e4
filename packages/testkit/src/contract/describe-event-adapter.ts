import type { FlowEvent } from '@fairwell/core'
import { isDeliveryError } from '@fairwell/core'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anEvent, anEventBatch, everyEvent } from '../builders/an-event.ts'
import type {
  DescribeEventAdapterOptions,
  EventAdapterHarness,
  EventAdapterLimits,
} from './event-adapter-harness.ts'
import { deepFreeze, largestBatch, manyBatches, partsOf, words } from './queue-batches.ts'
import { forgetNewGlobals, watchGlobals } from './watch-globals.ts'

type Need = keyof EventAdapterLimits

/**
 * Registers the suite that every adapter passes.
 *
 * @example
 * describeEventAdapter('acme', () => {
 *   const backend = fakeAcme()
 *   return {
 *     adapter: acmeAdapter({ client: backend.client }),
 *     receivedIds: () => backend.received.map((message) => message.id),
 *     behave: (behaviour) => backend.behave(behaviour),
 *   }
 * }, { cannot: { rejectIds: 'Acme takes or refuses a batch as a whole' } })
 */
export function describeEventAdapter(
  name: string,
  createHarness: () => EventAdapterHarness | Promise<EventAdapterHarness>,
  { cannot = {}, module }: DescribeEventAdapterOptions = {},
): void {
  function test(
    title: string,
    needs: readonly Need[],
    run: (harness: EventAdapterHarness, skip: (why: string) => never) => Promise<void>,
  ): void {
    const reason = needs.map((need) => cannot[need]).find((why) => why !== undefined)
    if (reason !== undefined) {
      it.skip(`${title} (${reason})`)
      return
    }
    it(title, async ({ skip }) => {
      const harness = await createHarness()
      onTestFinished(async () => {
        harness.adapter.dispose?.()
        await harness.close?.()
      })
      await harness.letGo?.()
      await run(harness, skip)
    })
  }

  describe(`the contract of event adapters: ${name}`, () => {
    test('has a name and does nothing before it is given a batch', [], async (harness) => {
      expect(harness.adapter.name).toMatch(/\S/)
      expect(await harness.receivedIds()).toEqual([])
    })

    it('does nothing by being made: no request, no listener, no global', async () => {
      const seen = watchGlobals()
      const harness = await createHarness()
      onTestFinished(() => harness.close?.())
      onTestFinished(() => harness.adapter.dispose?.())
      expect(seen()).toEqual([])
    })

    if (module) {
      it('does nothing by being imported', async () => {
        vi.resetModules()
        forgetNewGlobals()
        const seen = watchGlobals()
        await module()
        expect(seen()).toEqual([])
      })
    }

    test('has delivered a batch, in order, when it resolves', [], async (harness) => {
      const batch = anEventBatch(5)
      await deliver(harness, batch)
      expect(await harness.receivedIds()).toEqual(idsOf(batch))
    })

    test('delivers batch after batch', [], async (harness) => {
      const batches = manyBatches()
      for (const batch of batches) await deliver(harness, batch)
      expect(await harness.receivedIds()).toEqual(batches.flatMap(idsOf))
    })

    test('takes a batch as large as its limits say, or of 100', [], async (harness) => {
      const batch = largestBatch(harness.adapter)
      await deliver(harness, batch)
      expect(await harness.receivedIds()).toEqual(idsOf(batch))
    })

    test('takes every type of event, and keeps the order of attempts', [], async (harness) => {
      const batch = [...everyEvent({ attempt: 2 }), ...everyEvent({ attempt: 1 })]
      for (const part of partsOf(batch, harness.adapter)) await deliver(harness, part)
      expect(await harness.receivedIds()).toEqual(idsOf(batch))
    })

    test('takes whatever words a subscriber writes', [], async (harness) => {
      const batch = words.map((text, index) =>
        anEvent('answer.given', { seq: index + 1, data: { text } }),
      )
      for (const part of partsOf(batch, harness.adapter)) await deliver(harness, part)
      expect(await harness.receivedIds()).toEqual(idsOf(batch))
      expect(() => harness.adapter.deliverOnExit?.(batch)).not.toThrow()
    })

    test('leaves the batch and its events as they were', [], async (harness) => {
      const batch = deepFreeze(everyEvent())
      for (const part of partsOf(batch, harness.adapter)) await deliver(harness, part)
      if (!cannot.exit) harness.adapter.deliverOnExit?.(batch)
      expect(batch).toEqual(everyEvent())
    })

    test('waits for nothing, or says what it waits for', [], async ({ adapter, receivedIds }) => {
      const held = adapter.hold?.()
      if (held !== undefined) expect(held).toHaveProperty('then')
      expect(await receivedIds()).toEqual([])
    })

    it('delivers once what it waited for has come', async ({ skip }) => {
      const harness = await createHarness()
      onTestFinished(() => harness.close?.())
      onTestFinished(() => harness.adapter.dispose?.())
      const { adapter, letGo } = harness
      if (!letGo) skip('it waits for nothing at first')
      const held = adapter.hold?.()
      const settled = vi.fn()
      void held?.then(settled, settled)
      await new Promise((resolve) => setTimeout(resolve, 10))
      expect(held).toBeDefined()
      expect(settled).not.toHaveBeenCalled()
      expect(await harness.receivedIds()).toEqual([])
      await letGo?.()
      await held?.catch(() => {})
      expect(adapter.hold?.()).toBeUndefined()
      await deliver(harness, anEventBatch(2))
      expect(await harness.receivedIds()).toEqual(idsOf(anEventBatch(2)))
    })

    test('does not resolve before the backend has answered', ['fail'], async (harness) => {
      await harness.behave('silent')
      const abort = new AbortController()
      const settled = vi.fn()
      const delivery = deliver(harness, anEventBatch(1), abort.signal).then(settled, settled)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(settled).not.toHaveBeenCalled()
      abort.abort()
      await delivery
    })

    test('rejects when it is aborted', ['fail'], async (harness) => {
      await harness.behave('silent')
      const abort = new AbortController()
      const delivery = deliver(harness, anEventBatch(1), abort.signal)
      setTimeout(() => abort.abort(), 20)
      await expect(delivery).rejects.toThrow()
    })

    for (const { status, retryable, because } of answers) {
      const says = retryable ? 'may be retried' : 'is not to be retried'
      test(`says that ${status} ${says}: ${because}`, ['fail'], async (harness) => {
        await harness.behave({ status })
        expect(await failureOf(harness)).toMatchObject({ retryable })
      })
    }

    test('says that a broken connection may be retried', ['fail'], async (harness) => {
      await harness.behave('unreachable')
      expect(await failureOf(harness)).toMatchObject({ retryable: true })
    })

    test('passes on how long to wait', ['fail', 'retryAfter'], async (harness) => {
      await harness.behave({ status: 429, retryAfterSeconds: 7 })
      expect(await failureOf(harness)).toMatchObject({ retryable: true, retryAfterMs: 7000 })
    })

    test('names the events that are refused', ['fail', 'rejectIds'], async (harness) => {
      const rejects = idsOf(anEventBatch(3)).slice(1, 2)
      await harness.behave({ rejects })
      const failure = await failureOf(harness, anEventBatch(3))
      expect(failure).toMatchObject({ rejectedIds: rejects, retryable: false })
    })

    test('asks once and leaves it to the queue to try again', ['fail'], async (harness, skip) => {
      const { requests = skip('its harness does not say what was asked') } = harness
      await harness.behave({ status: 503 })
      const before = requests().length
      await failureOf(harness, anEventBatch(1))
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(requests()).toHaveLength(before + 1)
    })

    test('delivers the same ids when it is given the batch again', ['fail'], async (harness) => {
      const batch = anEventBatch(3)
      await harness.behave({ status: 503 })
      await failureOf(harness, batch)
      await harness.behave('takes')
      await deliver(harness, batch, undefined, 2)
      expect((await harness.receivedIds()).slice(-3)).toEqual(idsOf(batch))
    })

    test('hands over at once when the page goes away', ['exit'], async (harness) => {
      const batch = anEventBatch(2)
      await deliver(harness, anEventBatch(1, { attempt: 2 }))
      expect(harness.adapter.deliverOnExit?.(batch)).toBe(true)
      await vi.waitFor(async () =>
        expect((await harness.receivedIds()).slice(-2)).toEqual(idsOf(batch)),
      )
    })

    test('hands over in a request that outlives the page', ['exit'], async (harness, skip) => {
      const { requests = skip('its harness does not say what was asked') } = harness
      await deliver(harness, anEventBatch(1, { attempt: 2 }))
      const before = requests().length
      harness.adapter.deliverOnExit?.(anEventBatch(2))
      await vi.waitFor(() => expect(requests().length).toBeGreaterThan(before))
      expect(
        requests()
          .slice(before)
          .filter(({ isKeptAlive }) => !isKeptAlive),
      ).toEqual([])
    })

    test(
      'never throws at a batch that is too big for a page that goes away',
      ['exit'],
      async ({ adapter }) => {
        const text = 'x'.repeat(2_000)
        const batch = Array.from({ length: 100 }, (_, index) =>
          anEvent('answer.given', { seq: index + 1, data: { text } }),
        )
        expect(adapter.deliverOnExit?.(batch)).toBeTypeOf('boolean')
        await new Promise((resolve) => setTimeout(resolve, 20))
      },
    )

    for (const behaviour of ['unreachable', 'silent', { status: 500 }] as const) {
      test(
        `never throws when the page goes away: ${JSON.stringify(behaviour)}`,
        ['exit', 'fail'],
        async (harness) => {
          await harness.behave(behaviour)
          expect(harness.adapter.deliverOnExit?.(anEventBatch(1))).toBeTypeOf('boolean')
          // What it began may fail later; nothing of that may escape either.
          await new Promise((resolve) => setTimeout(resolve, 20))
        },
      )
    }

    test('may be disposed of twice, and unused', [], async ({ adapter }) => {
      adapter.dispose?.()
      expect(() => adapter.dispose?.()).not.toThrow()
    })
  })
}

/** What an HTTP status means; a backend of another kind has something that stands for each. */
const answers = [
  { status: 400, retryable: false, because: 'the content is refused' },
  { status: 413, retryable: false, because: 'the content is refused' },
  { status: 422, retryable: false, because: 'the content is refused' },
  { status: 401, retryable: true, because: 'the page may not, and the events are right' },
  { status: 403, retryable: true, because: 'the page may not, and the events are right' },
  { status: 404, retryable: true, because: 'the address is wrong, and the events are right' },
  { status: 408, retryable: true, because: 'it took too long' },
  { status: 429, retryable: true, because: 'too much at once' },
  { status: 500, retryable: true, because: 'the backend is broken' },
  { status: 502, retryable: true, because: 'the backend is broken' },
  { status: 503, retryable: true, because: 'the backend is away' },
  { status: 504, retryable: true, because: 'the backend is away' },
]

async function deliver(
  { adapter }: EventAdapterHarness,
  batch: readonly FlowEvent[],
  signal: AbortSignal = new AbortController().signal,
  attempt = 1,
): Promise<void> {
  await adapter.deliver(batch, { attempt, signal })
}

/** What the delivery fails with; fails the test where that is not a `DeliveryError`. */
async function failureOf(harness: EventAdapterHarness, batch = anEventBatch(2)): Promise<unknown> {
  const failure: unknown = await deliver(harness, batch).then(
    () => 'the delivery resolved',
    (error) => error,
  )
  expect(failure).toSatisfy(isDeliveryError, 'to be a DeliveryError')
  return failure
}

function idsOf(events: readonly FlowEvent[]): string[] {
  return events.map(({ id }) => id)
}
