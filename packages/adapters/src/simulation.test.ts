import {
  createEventQueue,
  createOutbox,
  DeliveryError,
  type EventAdapter,
  type EventQueue,
  isDeliveryError,
} from '@fairwell/core'
import { type SimulationOptions, simulateDelivery } from '@fairwell/testkit/simulation'
import { expect, it } from 'vitest'
import { httpAdapter } from './http-adapter.ts'

/** More with `FAIRWELL_RUNS`, for a soak; `FAIRWELL_SEED` is the seed of the first. */
const runs = Number(process.env.FAIRWELL_RUNS ?? 1_000)
const { FAIRWELL_SEED: given = '1' } = process.env
const firstSeed = given === 'random' ? Math.floor(Math.random() * 1e9) : Number(given)

type CreateQueue = typeof createEventQueue

const options: SimulationOptions = {
  createAdapter: ({ name, url, token }) =>
    httpAdapter({
      url,
      name,
      headers: async () => ({ authorization: `Bearer ${await token()}` }),
    }),
  readIds: (body) => (JSON.parse(body) as { id: string }[]).map(({ id }) => id),
}

/** What has to come to pass at least so often in a thousand runs, or it is not tested. */
const atLeast: { readonly [times: number]: readonly string[] } = {
  5: [
    ...['over the keepalive quota', 'reordered', 'evict', 'restore', 'outage: is slow'],
    ...['Retry-After in seconds', 'Retry-After in date', 'one-sided', 'remount', 'kill'],
    ...['storage corrupt: null', 'storage corrupt: object', 'storage corrupt: number'],
    ...['storage corrupt: nothing', 'storage corrupt: another', 'not kept for the way back'],
    ...['outage: is silent', 'outage: refuses', 'outage: answers 503', 'outage: answers 404'],
    ...['close', 'reload', 'told that an event is dropped', 'clock forward', 'clock back'],
  ],
  50: [
    ...['drop', 'black-hole', 'lose-answer', 'silence', 'delay', 'duplicate', 'half-then-500'],
    ...['reset-request', 'reset-answer', 'login-page', '400', '401', '404', '408', '413', '429'],
    ...['500', '502', '503', '400, poison', '413, too long', 'named in rejectedIds', 'no token'],
    ...['storage quota', 'storage denied', 'storage hang', 'storage slow', 'storage wiped'],
    ...['storage corrupt: cut', 'crash', 'crash at a call', 'hide', 'freeze', 'offline', 'hold'],
    ...['handed over', 'several tabs', 'told that an event is set aside'],
  ],
}

it(
  'loses no event, keeps the order and repeats only what was not acknowledged, whatever fails',
  async () => {
    const { failure, counts } = await simulateDelivery({ ...options, firstSeed, runs })
    expect(failure?.text).toBeUndefined()
    if (runs < 1_000) return
    for (const [times, faults] of Object.entries(atLeast)) {
      for (const fault of faults) {
        expect(counts.get(fault) ?? 0, fault).toBeGreaterThanOrEqual(Number(times))
      }
    }
    const listed = [...counts].sort(([one], [other]) => (one < other ? -1 : 1))
    if (runs > 1_000) console.info(listed.map((line) => line.join(': ')).join('\n'))
  },
  Math.max(120_000, runs * 200),
)

it('loses nothing, repeats nothing and keeps the order where the storage is well', async () => {
  const without = ['storage', 'wipe', 'corrupt', 'crash-at-call'] as const
  const { failure, counts } = await simulateDelivery({ ...options, runs: 100, without })
  expect(failure?.text).toBeUndefined()
  const limits = [...counts.keys()].filter((what) => what.startsWith('limit: '))
  expect(limits.filter((what) => !mayBe.includes(what))).toEqual([])
}, 60_000)

/** Limits that do not come from the storage: what a tab cannot know of another one. */
const mayBe = ['limit: Retry-After was not known', 'limit: handed over by another tab']

/** The queue behind what a page has until it is loaded; a page that finds the mark loads it by itself. */
const viaOutbox: CreateQueue = (given) => {
  const { name, ports, adapters } = given
  const load = () =>
    new Promise<EventQueue>((resolve) => {
      ports.clock.after(200, () => resolve(createEventQueue(given)))
    })
  const outbox = createOutbox({ name, ports, adapters, load })
  ports.clock.after(500, async () => {
    const mark = await ports.storage?.get('unsent').catch(() => undefined)
    if (mark !== undefined) await outbox.flush()
  })
  return outbox
}

it('loses nothing where the queue comes later than the first events', async () => {
  const given = { ...options, createQueue: viaOutbox, runs: 100 }
  // Another queue may deliver meanwhile what this one is then given; and a mark may be wiped away.
  const without = ['open', 'remount', 'wipe'] as const
  const { failure } = await simulateDelivery({ ...given, without })
  expect(failure?.text).toBeUndefined()
}, 60_000)

/** A queue whose adapters are not quite what they were. */
const withAdapters =
  (change: (adapter: EventAdapter) => Partial<EventAdapter>): CreateQueue =>
  (given) =>
    createEventQueue({
      ...given,
      adapters: given.adapters.map((adapter) => ({ ...adapter, ...change(adapter) })),
    })

const broken: { readonly [what: string]: readonly [CreateQueue, RegExp] } = {
  'loses on a crash what it has not sent': [
    (given) => createEventQueue({ ...given, ports: { ...given.ports, storage: undefined } }),
    /has never arrived/,
  ],
  'believes that what it has sent has arrived': [
    withAdapters((adapter) => ({
      async deliver(batch, context) {
        adapter.deliver(batch, context).catch(() => {})
      },
    })),
    /has never arrived|says that .* is delivered/,
  ],
  'believes what it is told when its page goes away': [
    withAdapters((adapter) => {
      const handedOver = new Set<string>()
      return {
        async deliver(batch, context) {
          const rest = batch.filter(({ id }) => !handedOver.has(id))
          if (rest.length > 0) await adapter.deliver(rest, context)
        },
        deliverOnExit(batch) {
          const isTaken = adapter.deliverOnExit?.(batch) ?? false
          if (isTaken) for (const { id } of batch) handedOver.add(id)
          return isTaken
        },
      }
    }),
    /has never arrived|says that .* is delivered/,
  ],
  'sends the latest first': [
    withAdapters((adapter) => ({
      async deliver(batch, context) {
        for (const event of [...batch].reverse()) await adapter.deliver([event], context)
      },
    })),
    /has arrived at .* after/,
  ],
  'leaves in the storage what it has delivered': [
    (given) => {
      const { storage } = given.ports
      if (!storage) return createEventQueue(given)
      const hidden = new Set<string>()
      const forgetful: typeof storage = {
        ...storage,
        delete: async (key) => void hidden.add(key),
        keys: async () => ((await storage.keys?.()) ?? []).filter((key) => !hidden.has(key)),
      }
      return createEventQueue({ ...given, ports: { ...given.ports, storage: forgetful } })
    },
    /again by page|left in the storage/,
  ],
  'sends from every tab at once': [
    (given) =>
      createEventQueue({
        ...given,
        ports: { ...given.ports, lock: { run: (_name, task) => task() } },
      }),
    /at once|again by page/,
  ],
  'does not wait as long as it is asked to': [
    withAdapters((adapter) => ({
      deliver: (batch, context) =>
        adapter.deliver(batch, context).catch((error) => {
          if (!isDeliveryError(error)) throw error
          throw new DeliveryError(error.message, { ...error, retryAfterMs: undefined })
        }),
    })),
    /before its Retry-After is over/,
  ],
  'gives up a batch for one event': [
    withAdapters((adapter) => ({
      deliver: (batch, context) =>
        adapter.deliver(batch, context).catch((error) => {
          if (!isDeliveryError(error) || error.retryable) throw error
        }),
    })),
    /has never arrived|says that .* is delivered/,
  ],
  'sets aside what fails for other reasons than what it says': [
    withAdapters((adapter) => ({
      deliver: (batch, context) =>
        adapter.deliver(batch, context).catch((error) => {
          if (!isDeliveryError(error) || error.retryAfterMs) throw error
          throw new DeliveryError(error.message, { ...error, retryable: false })
        }),
    })),
    /is set aside, which .* has refused alone/,
  ],
  'sends what it may not have': [
    withAdapters(() => ({ hold: () => undefined })),
    /while it may have no events/,
  ],
}

for (const [what, [createQueue, problem]] of Object.entries(broken)) {
  it(`finds a queue that ${what}`, async () => {
    const { failure } = await simulateDelivery({ ...options, createQueue, runs: 300 })
    expect(failure?.problems.join('\n')).toMatch(problem)
  }, 60_000)
}

it('gives the seed and the fewest steps of what fails, and fails again from them', async () => {
  const [createQueue] = broken['loses on a crash what it has not sent'] ?? []
  const { failure } = await simulateDelivery({ ...options, createQueue, runs: 300 })
  expect(failure?.schedule.steps.length).toBeLessThan(5)
  expect(failure?.text).toContain(`FAIRWELL_SEED=${failure?.seed} FAIRWELL_RUNS=1`)
  const firstSeed = failure?.seed
  const again = await simulateDelivery({ ...options, createQueue, firstSeed, runs: 1 })
  expect(again.failure).toEqual(failure)
}, 60_000)
