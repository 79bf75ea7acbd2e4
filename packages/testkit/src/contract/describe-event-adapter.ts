import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { isDeliveryError } from '@fairwell/core'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anEventBatch } from '../builders/an-event.ts'

/** How the backend behind a harness meets what comes next. */
export type BackendBehaviour =
  /** Takes everything. */
  | 'takes'
  /** Cannot be reached: the connection breaks. */
  | 'unreachable'
  /** Takes the request and never answers. */
  | 'silent'
  /** Answers an HTTP status, or what stands for it there. */
  | { readonly status: number; readonly retryAfterSeconds?: number | undefined }
  /** Takes the batch but for these events, which it will never take. */
  | { readonly rejects: readonly string[] }

/** An adapter with the backend that it delivers to; made anew for each test. */
export interface EventAdapterHarness {
  readonly adapter: EventAdapter
  /** The ids of the events that the backend has, in the order of arrival, repeats included. */
  receivedIds(): readonly string[] | Promise<readonly string[]>
  /** From now on the backend behaves so. Called only for what the adapter can. */
  behave(behaviour: BackendBehaviour): void | Promise<void>
  close?(): void | Promise<void>
}

/** What an adapter may be unable to, each with the reason, which shows in the test report. */
export interface EventAdapterLimits {
  /** Its backend never refuses, breaks or keeps it waiting. */
  readonly fail?: string | undefined
  /** Its backend never names single events that it refuses. */
  readonly rejectIds?: string | undefined
  /** Its backend never says how long to wait. */
  readonly retryAfter?: string | undefined
  /** It has no `deliverOnExit`. */
  readonly exit?: string | undefined
}

export interface DescribeEventAdapterOptions {
  /** Default: it can do everything. */
  readonly cannot?: EventAdapterLimits | undefined
}

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
  { cannot = {} }: DescribeEventAdapterOptions = {},
): void {
  function test(
    title: string,
    needs: readonly Need[],
    run: (harness: EventAdapterHarness) => Promise<void>,
  ): void {
    const reason = needs.map((need) => cannot[need]).find((why) => why !== undefined)
    if (reason !== undefined) {
      it.skip(`${title} (${reason})`)
      return
    }
    it(title, async () => {
      const harness = await createHarness()
      onTestFinished(async () => {
        harness.adapter.dispose?.()
        await harness.close?.()
      })
      await run(harness)
    })
  }

  describe(`the contract of event adapters: ${name}`, () => {
    test('has a name and does nothing before it is given a batch', [], async (harness) => {
      expect(harness.adapter.name).toMatch(/\S/)
      expect(await harness.receivedIds()).toEqual([])
    })

    test('has delivered a batch, in order, when it resolves', [], async (harness) => {
      const batch = anEventBatch(5)
      await deliver(harness, batch)
      expect(await harness.receivedIds()).toEqual(idsOf(batch))
    })

    test('delivers batch after batch', [], async (harness) => {
      const batches = [1, 2, 3].map((attempt) => anEventBatch(2, { attempt }))
      for (const batch of batches) await deliver(harness, batch)
      expect(await harness.receivedIds()).toEqual(batches.flatMap(idsOf))
    })

    test('leaves the batch and its events as they were', [], async (harness) => {
      const batch = deepFreeze(anEventBatch(3))
      await deliver(harness, batch)
      if (!cannot.exit) harness.adapter.deliverOnExit?.(batch)
      expect(batch).toEqual(anEventBatch(3))
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

    for (const status of [400, 401, 403, 404, 413]) {
      test(`says that ${status} is not to be retried`, ['fail'], async (harness) => {
        await harness.behave({ status })
        expect(await failureOf(harness)).toMatchObject({ retryable: false })
      })
    }

    for (const status of [408, 429, 500, 502, 503]) {
      test(`says that ${status} may be retried`, ['fail'], async (harness) => {
        await harness.behave({ status })
        expect(await failureOf(harness)).toMatchObject({ retryable: true })
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

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
