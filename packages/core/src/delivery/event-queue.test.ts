import {
  anEvent,
  anEventBatch,
  type FakeAdapter,
  type FakePorts,
  fakeAdapter,
  fakePorts,
  settle,
} from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import type { FlowEvent } from '../events/flow-event.ts'
import type { Diagnostic, Ports } from '../ports/ports.ts'
import { DeliveryError } from './delivery-error.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'

interface Setup {
  readonly ports: FakePorts
  readonly adapters: readonly FakeAdapter[]
  readonly told: Diagnostic[]
  readonly queue: EventQueue
}

async function queueWith(
  adapters: FakeAdapter | readonly FakeAdapter[],
  ports = fakePorts(),
  overrides: Partial<Ports> = {},
): Promise<Setup> {
  const list = [adapters].flat()
  const told: Diagnostic[] = []
  const queue = createEventQueue({
    adapters: list,
    ports: { ...ports, ...overrides },
    name: 'test-flow',
    onDiagnostic: (diagnostic) => told.push(diagnostic),
  })
  // The look for what earlier pages left is over before a test begins.
  await settle()
  return { ports, adapters: list, told, queue }
}

function pushAll(queue: EventQueue, events: readonly FlowEvent[]): void {
  for (const event of events) queue.push(event)
}

const down = (retryAfterMs?: number) => new DeliveryError('down', { retryable: true, retryAfterMs })
const idsOf = (events: readonly FlowEvent[]) => events.map(({ id }) => id)
const stored = (ports: FakePorts) =>
  [...ports.storage.entries.keys()].filter((key) => key.startsWith('events:'))
/** All that is stored but what tells whether the storage is still the same. */
const kept = (ports: FakePorts) =>
  [...ports.storage.entries.keys()].filter((key) => key !== 'since')
const refused = () => new DeliveryError('answer 400', { retryable: false })

describe('batching', () => {
  it('sends what came within a second as one batch, in order', async () => {
    const adapter = fakeAdapter()
    const { queue, ports } = await queueWith(adapter)
    const [first, ...others] = anEventBatch(5)
    queue.push(first as FlowEvent)
    await ports.advance(900)
    pushAll(queue, others)
    expect(adapter.deliveries).toHaveLength(0)
    await ports.advance(100)
    expect(adapter.deliveries.map(({ batch }) => batch)).toEqual([anEventBatch(5)])
    expect(queue.pending()).toBe(0)
  })

  it('does not wait when twenty have come, and sends no more than a hundred at once', async () => {
    const adapter = fakeAdapter()
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(19))
    await ports.advance(0)
    expect(adapter.deliveries).toHaveLength(0)
    pushAll(queue, anEventBatch(145).slice(19))
    await ports.advance(0)
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([100, 45])
    expect(adapter.received()).toEqual(anEventBatch(145))
  })

  it('keeps to the limits of the adapter', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(anEventBatch(3))).length
    const byCount = fakeAdapter({ limits: { maxBatchEvents: 2 } })
    const byBytes = fakeAdapter({ name: 'other', limits: { maxBatchBytes: bytes } })
    const { queue } = await queueWith([byCount, byBytes])
    pushAll(queue, anEventBatch(6))
    await queue.flush()
    expect(byCount.deliveries.map(({ batch }) => batch.length)).toEqual([2, 2, 2])
    for (const { batch } of byBytes.deliveries) {
      expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThanOrEqual(bytes)
    }
    expect(byBytes.received()).toEqual(anEventBatch(6))
  })

  it('sends an event alone that is larger than a batch may be', async () => {
    const adapter = fakeAdapter({ limits: { maxBatchBytes: 10 } })
    const { queue } = await queueWith(adapter)
    pushAll(queue, anEventBatch(2))
    await queue.flush()
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([1, 1])
  })

  it('flushes what came at any moment of a round before', async () => {
    for (let ticks = 0; ticks < 40; ticks++) {
      const adapter = fakeAdapter()
      const ports = fakePorts()
      const queue = createEventQueue({ adapters: [adapter], ports, name: 'test-flow' })
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      queue.push(anEvent())
      await queue.flush()
      expect(adapter.received()).toEqual([anEvent()])
    }
  })

  it('asks for an answer only once at a time', async () => {
    const adapter = fakeAdapter().hangs({ times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(5000)
    expect(adapter.deliveries).toHaveLength(1)
    adapter.deliveries[0]?.resolve()
    await ports.advance(0)
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([1, 1])
  })
})

describe('failure', () => {
  it('tries again later and later, with the same events, and says so', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 4 })
    const { queue, ports, told } = await queueWith(adapter, undefined, { random: () => 1 })
    pushAll(queue, anEventBatch(2))
    await ports.advance(1000)
    const waits: number[] = []
    for (let tries = 1; tries < 5; tries++) {
      const before = ports.clock.now()
      while (adapter.deliveries.length === tries) await ports.advance(100)
      waits.push(ports.clock.now() - before)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000])
    expect(new Set(adapter.deliveries.map(({ batch }) => idsOf(batch).join())).size).toBe(1)
    expect(adapter.deliveries.map(({ context }) => context.attempt)).toEqual([1, 2, 3, 4, 5])
    expect(queue.pending()).toBe(0)
    expect(told.map(({ code }) => code)).toEqual(['FW5002', 'FW5002', 'FW5002', 'FW5002'])
    expect(told[0]?.message).toBe('fake tries again in 1000 ms: down')
  })

  it('waits as long as it says, also where that is very short', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    const { queue, ports, told } = await queueWith(adapter, undefined, { random: () => 0.01 })
    queue.push(anEvent())
    await queue.flush()
    expect(told[0]?.message).toContain('in 10 ms')
    await ports.advance(10)
    expect(adapter.deliveries).toHaveLength(2)
  })

  it('starts over with short waits once something has arrived', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 3 })
    const { queue, ports, told } = await queueWith(adapter, undefined, { random: () => 1 })
    queue.push(anEvent())
    await ports.advance(20_000)
    adapter.rejects(down(), { times: 1 })
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(20_000)
    expect(told.map(({ message }) => message.match(/in (\d+) ms/)?.[1])).toEqual([
      '1000',
      '2000',
      '4000',
      '1000',
    ])
  })

  it('waits as long as the backend asks, also when more comes', async () => {
    const adapter = fakeAdapter().rejects(down(60_000), { times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    pushAll(queue, anEventBatch(25, { attempt: 2 }))
    await ports.advance(59_999)
    expect(adapter.deliveries).toHaveLength(1)
    await ports.advance(1)
    expect(adapter.received()).toHaveLength(1 + 26)
  })

  it('takes anything else that an adapter throws for something to retry', async () => {
    const adapter = fakeAdapter()
      .throws(new TypeError('broken'), { times: 1 })
      .rejects('a word', { times: 1 })
      .rejects(null, { times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(60_000)
    expect(adapter.deliveries).toHaveLength(4)
    expect(queue.pending()).toBe(0)
  })

  it('gives up waiting for an answer, aborts, and tries again', async () => {
    const adapter = fakeAdapter().hangs({ times: 1 })
    const { queue, ports, told } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(31_000)
    expect(adapter.deliveries[0]?.context.signal.aborted).toBe(true)
    await ports.advance(2000)
    expect(adapter.deliveries).toHaveLength(2)
    expect(queue.pending()).toBe(0)
    expect(told[0]?.message).toContain('no answer in time')
  })

  it('finds the one event that a backend refuses, sets it aside, and delivers the others', async () => {
    const events = anEventBatch(20)
    const poison = events[12] as FlowEvent
    const adapter = fakeAdapter()
    const { deliver } = adapter
    const picky = {
      ...adapter,
      deliver: async (...[batch, context]: Parameters<typeof deliver>) => {
        await deliver(batch, context)
        if (batch.includes(poison)) throw refused()
      },
    } as FakeAdapter
    const { queue, ports, told } = await queueWith(picky)
    pushAll(queue, events)
    await ports.advance(20_000)
    const batches = adapter.deliveries.map(({ batch }) => batch)
    const arrived = batches.flatMap((batch) => (batch.includes(poison) ? [] : batch))
    expect(arrived).toEqual(events.filter((event) => event !== poison))
    expect(batches.filter((batch) => batch.length === 1 && batch[0] === poison)).toHaveLength(3)
    expect(queue.pending()).toBe(0)
    expect(told.at(-1)).toEqual({
      level: 'error',
      code: 'FW5003',
      message: 'fake set aside 1 events: answer 400',
      event: poison,
    })
    const [aside, ...others] = kept(ports)
    expect(others).toEqual([])
    expect(aside?.startsWith('aside:["test-flow","fake",0] ')).toBe(true)
    expect(JSON.parse(ports.storage.entries.get(aside ?? '') ?? '')).toEqual(poison)
  })

  it('counts how often an event was refused over pages', async () => {
    let ports = fakePorts()
    const adapter = fakeAdapter().rejects(refused())
    const { queue } = await queueWith(adapter, ports)
    queue.push(anEvent())
    await ports.advance(1000)
    for (let page = 0; page < 2; page++) {
      ports = ports.reload()
      await queueWith(adapter, ports)
      await ports.advance(0)
    }
    expect(adapter.deliveries).toHaveLength(3)
    expect(kept(ports)).toEqual([expect.stringContaining('aside:')])
  })

  it('takes it for a fault of the backend when it refuses everything', async () => {
    const adapter = fakeAdapter().rejects(refused())
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(20))
    await ports.advance(3_600_000)
    expect(queue.pending()).toBe(15)
    adapter.resolves()
    await ports.advance(600_000)
    expect(queue.pending()).toBe(0)
    expect(kept(ports).filter((key) => key.startsWith('aside:'))).toHaveLength(5)
  })

  it('sets an event aside that alone makes the adapter throw', async () => {
    const adapter = fakeAdapter().throws(new TypeError('broken'), { times: 5 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(100_000)
    expect(adapter.deliveries).toHaveLength(5)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(1000)
    expect(adapter.deliveries).toHaveLength(6)
    expect(queue.pending()).toBe(0)
  })

  it('lets single events find out whether a backend is back after five failures', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 7 })
    const { queue, ports, told } = await queueWith(adapter, undefined, { random: () => 0.5 })
    pushAll(queue, anEventBatch(20))
    await ports.advance(600_000)
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([
      20, 20, 20, 20, 20, 1, 1, 1, 2, 4, 8, 5,
    ])
    expect(told.filter(({ code }) => code === 'FW5006')).toHaveLength(1)
  })

  it('takes the rest of a batch for delivered when some events are refused for good', async () => {
    const events = anEventBatch(3)
    const rejectedIds = [events[1]?.id ?? '']
    const adapter = fakeAdapter().rejects(
      new DeliveryError('two are fine', { retryable: false, rejectedIds }),
    )
    const { queue, told } = await queueWith(adapter)
    pushAll(queue, events)
    await queue.flush()
    expect(adapter.deliveries).toHaveLength(1)
    expect(queue.pending()).toBe(0)
    expect(told.map(({ event }) => event)).toEqual([events[1]])
  })

  it('sends the rest again when some are refused for good and the others may be retried', async () => {
    const events = anEventBatch(3)
    const rejectedIds = [events[1]?.id ?? '']
    const adapter = fakeAdapter().rejects(
      new DeliveryError('busy', { retryable: true, rejectedIds }),
      { times: 1 },
    )
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, events)
    await ports.advance(5000)
    expect(adapter.deliveries[1]?.batch).toEqual([events[0], events[2]])
  })

  it('tries at once when the page is online again or is asked to flush', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 3 })
    const { queue, ports } = await queueWith(adapter, undefined, { random: () => 1 })
    queue.push(anEvent())
    await queue.flush()
    await queue.flush()
    await queue.flush()
    expect(adapter.deliveries).toHaveLength(3)
    ports.lifecycle.fire('online')
    await settle()
    expect(queue.pending()).toBe(0)
  })

  it('leaves a backend alone as long as that asks, whoever asks otherwise, over pages', async () => {
    const adapter = fakeAdapter().rejects(down(600_000), { times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await queue.flush()
    await queue.flush()
    ports.lifecycle.fire('online')
    ports.lifecycle.fire('gone')
    const after = ports.reload()
    await queueWith(adapter, after)
    await after.advance(599_999)
    expect(adapter.deliveries).toHaveLength(1)
    expect(adapter.handedOver).toEqual([])
    await after.advance(1)
    expect(adapter.deliveries).toHaveLength(2)
    expect(kept(after)).toEqual([])
  })

  it('does not wait for years where the clock is set back', async () => {
    const adapter = fakeAdapter().rejects(down(600_000), { times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await queue.flush()
    ports.clock.jump(-365 * 86_400_000)
    const after = ports.reload()
    await queueWith(adapter, after)
    await after.advance(0)
    expect(adapter.deliveries).toHaveLength(2)
  })

  it('drops what tells least first beyond ten thousand, and says so', async () => {
    const adapter = fakeAdapter().rejects(down())
    const { queue, told, ports } = await queueWith(adapter)
    const events = [
      anEvent('attempt.saved', { attempt: 2, seq: 1 }),
      anEvent('offer.shown', { attempt: 2, seq: 2 }),
      ...Array.from({ length: 9999 }, (_, index) => anEvent('screen.viewed', { seq: index + 1 })),
      anEvent('attempt.dismissed', { attempt: 3, seq: 1 }),
    ]
    pushAll(queue, events)
    await settle()
    expect(queue.pending()).toBe(10_000)
    expect(told.filter(({ code }) => code === 'FW5004').map(({ event }) => event)).toEqual(
      events.slice(2, 4),
    )
    expect(stored(ports)).toHaveLength(10_000)
  }, 20_000)

  it('drops outcomes last beyond ten megabytes', async () => {
    const adapter = fakeAdapter().rejects(down())
    const { queue, told } = await queueWith(adapter)
    const text = 'x'.repeat(990_000)
    queue.push(anEvent('attempt.saved', { seq: 1, data: { offerId: text } }))
    for (let seq = 2; seq <= 12; seq++) {
      queue.push(anEvent('answer.given', { seq, data: { text } }))
    }
    expect(queue.pending()).toBe(10)
    const dropped = told.filter(({ code }) => code === 'FW5004')
    expect(dropped.map(({ event }) => event?.attemptseq)).toEqual([2, 3])
  })

  it('survives an event that is not JSON and a listener that throws', async () => {
    const adapter = fakeAdapter()
    const ports = fakePorts()
    const queue = createEventQueue({
      adapters: [adapter],
      ports,
      name: 'test-flow',
      onDiagnostic() {
        throw new Error('broken')
      },
    })
    const broken = anEvent('answer.given', { data: { text: 1n as unknown as string } })
    expect(() => queue.push(broken)).not.toThrow()
    queue.push(anEvent())
    await queue.flush()
    expect(adapter.received()).toEqual([anEvent()])
  })
})

describe('several adapters', () => {
  it('lets none wait for another', async () => {
    const hanging = fakeAdapter({ name: 'hanging' }).hangs()
    const failing = fakeAdapter({ name: 'failing' }).rejects(down(100_000))
    const working = fakeAdapter({ name: 'working' })
    const { queue, ports } = await queueWith([hanging, failing, working])
    queue.push(anEvent())
    await ports.advance(1000)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(1000)
    expect(working.received()).toHaveLength(2)
    expect(hanging.deliveries).toHaveLength(1)
    expect(failing.deliveries).toHaveLength(1)
    expect(queue.pending()).toBe(2)
  })

  it('keeps two of one name apart', async () => {
    const one = fakeAdapter()
    const two = fakeAdapter().rejects(down(), { times: 1 })
    const { queue, ports } = await queueWith([one, two])
    queue.push(anEvent())
    await ports.advance(5000)
    expect(one.deliveries).toHaveLength(1)
    expect(two.deliveries).toHaveLength(2)
  })
})

describe('storage', () => {
  it('has every event before it is first sent, and none once it has arrived', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter().hangs()
    const { queue } = await queueWith(adapter, ports)
    pushAll(queue, anEventBatch(3))
    expect(stored(ports)).toHaveLength(3)
    await ports.advance(1000)
    expect(adapter.deliveries).toHaveLength(1)
    expect(ports.storage.entries.get('unsent')).toBe('1')
    adapter.deliveries[0]?.resolve()
    await settle()
    expect(kept(ports)).toEqual([])
  })

  it('waits for a slow write before the first send', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter()
    const slow = {
      ...ports.storage,
      set: async (key: string, value: string) => {
        await new Promise<void>((resolve) => ports.clock.after(500, resolve))
        await ports.storage.set(key, value)
      },
    }
    const { queue } = await queueWith(adapter, ports, { storage: slow })
    queue.push(anEvent())
    const flushed = queue.flush()
    await ports.advance(400)
    expect(adapter.deliveries).toHaveLength(0)
    await ports.advance(100)
    await flushed
    expect(adapter.deliveries).toHaveLength(1)
  })

  it('gives the next page what was left, in order, before its own', async () => {
    const before = fakePorts()
    const adapter = fakeAdapter().rejects(down())
    pushAll((await queueWith(adapter, before)).queue, anEventBatch(30))
    await before.advance(1000)
    const after = before.reload()
    const next = fakeAdapter()
    const { queue } = await queueWith(next, after)
    queue.push(anEvent('attempt.dismissed', { seq: 31 }))
    await after.advance(1000)
    expect(next.received()).toEqual([
      ...anEventBatch(30),
      anEvent('attempt.dismissed', { seq: 31 }),
    ])
    expect(kept(after)).toEqual([])
  })

  it('keeps the order where the clock is set back between two pages', async () => {
    const before = fakePorts()
    pushAll((await queueWith(fakeAdapter().rejects(down()), before)).queue, anEventBatch(2))
    await before.advance(1000)
    const after = before.reload()
    after.clock.jump(-3_600_000)
    const failing = fakeAdapter().rejects(down(), { times: 1 })
    const { queue } = await queueWith(failing, after)
    await after.advance(0)
    queue.push(anEvent('screen.viewed', { seq: 3 }))
    const last = after.reload()
    const next = fakeAdapter()
    await queueWith(next, last)
    await last.advance(0)
    expect(next.received().map(({ attemptseq }) => attemptseq)).toEqual([1, 2, 3])
  })

  it('leaves the events of other flows and what is not its own alone', async () => {
    const ports = fakePorts()
    await ports.storage.set('events:["other","fake",0] a 1 1 9 x', JSON.stringify(anEvent()))
    await ports.storage.set('session:test-flow:', '{}')
    const adapter = fakeAdapter()
    const { queue } = await queueWith(adapter, ports)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await queue.flush()
    expect(adapter.received()).toEqual([anEvent('screen.viewed', { seq: 2 })])
    expect(kept(ports).sort()).toEqual([
      'events:["other","fake",0] a 1 1 9 x',
      'session:test-flow:',
      'unsent',
    ])
  })

  it('removes what cannot be read', async () => {
    const ports = fakePorts()
    await ports.storage.set('events:["test-flow","fake",0] no key of ours', '{}')
    await ports.storage.set('events:["test-flow","fake",0] a 2 1 0 x', '{}')
    await ports.storage.set('events:["test-flow","fake",0] a 1 1 9 x', '{"id":')
    await ports.storage.set('unsent', '1')
    await queueWith(fakeAdapter(), ports)
    await ports.advance(0)
    expect(kept(ports)).toEqual([])
  })

  it.each(['denied', 'quota', 'hang'] as const)(
    'sends all the same when it fails: %s',
    async (failure) => {
      const ports = fakePorts()
      ports.storage.failure = failure
      const adapter = fakeAdapter().rejects(down(), { times: 1 })
      const { queue, told } = await queueWith(adapter, ports)
      pushAll(queue, anEventBatch(3))
      await ports.advance(10_000)
      expect(adapter.deliveries).toHaveLength(2)
      expect(queue.pending()).toBe(0)
      expect(told.filter(({ code }) => code === 'FW5001')).toHaveLength(1)
    },
  )

  it('is not waited for again once it has hung', async () => {
    const ports = fakePorts()
    ports.storage.failure = 'hang'
    const adapter = fakeAdapter()
    const { queue } = await queueWith(adapter, ports)
    queue.push(anEvent())
    await ports.advance(6000)
    expect(adapter.deliveries).toHaveLength(1)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await queue.flush()
    expect(adapter.deliveries).toHaveLength(2)
  })

  it('stores nothing where it could not be found again, and without a storage works from memory', async () => {
    const ports = fakePorts()
    const { keys: _left, ...blind } = ports.storage
    for (const storage of [blind, undefined]) {
      const adapter = fakeAdapter()
      const { queue } = await queueWith(adapter, ports, { storage })
      queue.push(anEvent())
      await queue.flush()
      expect(adapter.received()).toEqual([anEvent()])
    }
    expect(ports.storage.entries.size).toBe(0)
  })
})

describe('a storage that somebody empties', () => {
  it('gets again what the page still has, and nothing is lost', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    const { queue, ports, told } = await queueWith(adapter)
    pushAll(queue, anEventBatch(3))
    await ports.advance(1000)
    ports.storage.entries.clear()
    queue.push(anEvent('screen.viewed', { seq: 4 }))
    adapter.rejects(down(), { times: 1 })
    await queue.flush()
    expect(stored(ports)).toHaveLength(4)
    await ports.advance(10_000)
    expect(queue.pending()).toBe(0)
    expect(adapter.deliveries.at(-1)?.batch.map(({ attemptseq }) => attemptseq)).toEqual([
      1, 2, 3, 4,
    ])
    expect(told.map(({ code }) => code)).not.toContain('FW5007')
    expect(kept(ports)).toEqual([])
  })

  it('says what it alone had', async () => {
    const before = fakePorts()
    pushAll((await queueWith(fakeAdapter().rejects(down()), before)).queue, anEventBatch(3))
    await before.advance(1000)
    const ports = before.reload()
    let isPending = true
    const held = { ...fakeAdapter(), hold: () => (isPending ? new Promise(() => {}) : undefined) }
    const { queue, told } = await queueWith(held as FakeAdapter, ports)
    queue.push(anEvent('screen.viewed', { seq: 4 }))
    await settle()
    ports.storage.entries.clear()
    isPending = false
    await queue.flush()
    expect(held.received().map(({ attemptseq }) => attemptseq)).toEqual([4])
    expect(told.map(({ code, message }) => [code, message])).toEqual([
      ['FW5007', 'fake lost 3 events: the storage was emptied'],
    ])
  })

  it('is not asked again and again for what it will not let go of', async () => {
    const adapter = fakeAdapter()
    const ports = fakePorts()
    let isStuck = true
    const storage = {
      ...ports.storage,
      delete: (key: string) =>
        isStuck ? Promise.reject(new Error('stuck')) : ports.storage.delete(key),
    }
    const { queue } = await queueWith(adapter, ports, { storage })
    queue.push(anEvent())
    await queue.flush()
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await queue.flush()
    expect(adapter.received()).toHaveLength(2)
    isStuck = false
    queue.push(anEvent('screen.viewed', { seq: 3 }))
    await queue.flush()
    expect(adapter.received()).toHaveLength(3)
    expect(kept(ports)).toEqual([])
  })
})

describe('much that is unsent', () => {
  it('is held in memory only in part, and delivered whole and in order', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    const { queue } = await queueWith(adapter, ports)
    const events = Array.from({ length: 2000 }, (_, index) =>
      anEvent('screen.viewed', { seq: index + 1 }),
    )
    pushAll(queue, events)
    await settle()
    let reads = 0
    const { get } = ports.storage
    ports.storage.get = (key) => {
      if (key.startsWith('events:')) reads += 1
      return get(key)
    }
    await queue.flush()
    await queue.flush()
    const once = new Map(adapter.received().map((event) => [event.id, event]))
    expect([...once.values()]).toEqual(events)
    expect(reads).toBeGreaterThan(1000)
    expect(kept(ports)).toEqual([])
  })
})

describe('much that an earlier page left', () => {
  it('is taken up in parts, between which the page may do something else, and sent in order', async () => {
    const ports = fakePorts()
    const events = Array.from({ length: 1600 }, (_, index) =>
      anEvent('screen.viewed', { seq: index + 1 }),
    )
    const before = await queueWith(fakeAdapter().rejects(down()), ports)
    pushAll(before.queue, events)
    await settle()
    before.queue.dispose()

    const adapter = fakeAdapter()
    const { queue } = await queueWith(adapter, ports)
    expect(queue.pending()).toBeLessThan(events.length)
    await ports.advance(0)
    await queue.flush()
    expect(adapter.received()).toEqual(events)
  })
})

describe('an adapter that holds', () => {
  it('is given nothing until it lets go, and keeps no other waiting', async () => {
    let letGo!: () => void
    let held: Promise<void> | undefined = new Promise((resolve) => {
      letGo = resolve
    })
    const waiting = Object.assign(fakeAdapter({ name: 'waiting' }), { hold: () => held })
    const other = fakeAdapter({ name: 'other' })
    const { queue, ports, told } = await queueWith([waiting, other])
    queue.push(anEvent())
    await ports.advance(3_600_000)
    ports.lifecycle.fire('gone')
    ports.lifecycle.fire('restored')
    await settle()
    expect(waiting.deliveries).toHaveLength(0)
    expect(waiting.handedOver).toHaveLength(0)
    expect(other.deliveries).toHaveLength(1)
    expect(stored(ports)).toHaveLength(1)
    expect(told).toEqual([])
    held = undefined
    letGo()
    await ports.advance(1000)
    expect(waiting.received()).toEqual([anEvent()])
    expect(kept(ports)).toEqual([])
  })

  it('is asked again when what it waits for fails, or when it breaks', async () => {
    let asked = 0
    const adapter = Object.assign(fakeAdapter(), {
      hold() {
        asked += 1
        if (asked === 1) throw new Error('broken')
        return asked === 2 ? Promise.reject(new Error('no answer')) : undefined
      },
    })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(5000)
    expect(adapter.received()).toEqual([anEvent()])
  })

  it('may begin to hold between two batches', async () => {
    let letGo!: () => void
    let held: Promise<void> | undefined
    const adapter = Object.assign(fakeAdapter({ limits: { maxBatchEvents: 2 } }), {
      hold: () => held,
    })
    const { deliver } = adapter
    adapter.deliver = (...given) => {
      held = new Promise((resolve) => {
        letGo = resolve
      })
      return deliver(...given)
    }
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(4))
    await ports.advance(60_000)
    expect(adapter.deliveries).toHaveLength(1)
    held = undefined
    letGo()
    await ports.advance(1000)
    expect(adapter.deliveries).toHaveLength(2)
  })
})

describe('an adapter that stands by', () => {
  const standing = (limits?: FakeAdapter['limits']) => {
    const told: (readonly number[])[] = []
    const adapter = Object.assign(fakeAdapter({ limits }), {
      standBy: (events: readonly FlowEvent[]) =>
        void told.push(events.map((each) => each.attemptseq)),
    })
    return { adapter, told }
  }

  it('is told what is not confirmed, a moment after it has changed', async () => {
    const { adapter, told } = standing()
    adapter.hangs()
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(2))
    await ports.advance(50)
    expect(told).toEqual([[1, 2]])
    await ports.advance(1000)
    queue.push(anEvent('screen.viewed', { seq: 3 }))
    await ports.advance(50)
    expect(told).toEqual([
      [1, 2],
      [1, 2, 3],
    ])
    adapter.resolves()
    adapter.deliveries[0]?.resolve()
    await ports.advance(2000)
    expect(told).toHaveLength(2)
  })

  it('is told of nothing while it holds, or is to leave the backend alone', async () => {
    const { adapter, told } = standing()
    let held: Promise<unknown> | undefined = new Promise(() => {})
    const { queue, ports } = await queueWith(Object.assign(adapter, { hold: () => held }))
    queue.push(anEvent())
    await ports.advance(50)
    expect(told).toEqual([])
    held = undefined
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(0)
    expect(told).toEqual([[1, 2]])
    adapter.rejects(down(60_000), { times: 1 })
    await queue.flush()
    await ports.advance(50)
    expect(told).toEqual([[1, 2], []])
  })

  it('gets what fits, and may break', async () => {
    const { adapter, told } = standing({ maxBatchEvents: 2 })
    adapter.rejects(down())
    const broken = Object.assign(fakeAdapter({ name: 'broken' }).rejects(down()), {
      standBy() {
        throw new Error('broken')
      },
    })
    const { queue, ports } = await queueWith([adapter, broken])
    pushAll(queue, anEventBatch(5))
    await ports.advance(0)
    queue.push(anEvent('screen.viewed', { seq: 6 }))
    await ports.advance(0)
    expect(told).toEqual([[1, 2]])
    queue.dispose()
    await ports.advance(1000)
    expect(told).toHaveLength(1)
  })
})

describe('what a page may give', () => {
  it('has adapters of one name said to be so', async () => {
    const { told } = await queueWith([fakeAdapter(), fakeAdapter(), fakeAdapter({ name: 'other' })])
    expect(told).toEqual([
      {
        level: 'error',
        code: 'FW5008',
        message: 'two adapters are called "fake"',
        event: undefined,
      },
    ])
  })

  it('is not said to be stored where only the page has it', async () => {
    const ports = fakePorts()
    const seen: string[] = []
    const told: string[] = []
    const queue = createEventQueue({
      adapters: [fakeAdapter().rejects(down())],
      ports: { ...ports, storage: { ...ports.storage, set: async () => false } },
      name: 'test-flow',
      onDelivery: ({ status }) => seen.push(status),
      onDiagnostic: ({ code }) => told.push(code),
    })
    queue.push(anEvent())
    await queue.flush()
    expect(seen).not.toContain('stored')
    expect(told).toContain('FW5001')
  })
})

describe('refusals', () => {
  it('that name others than what was sent mean that it has arrived', async () => {
    const adapter = fakeAdapter().rejects(
      new DeliveryError('some', { retryable: false, rejectedIds: ['row-17'] }),
    )
    const { queue, told } = await queueWith(adapter)
    pushAll(queue, anEventBatch(3))
    await queue.flush()
    expect(adapter.deliveries).toHaveLength(1)
    expect(queue.pending()).toBe(0)
    expect(told).toEqual([])
  })

  it('of ten seconds cost nothing', async () => {
    const adapter = fakeAdapter().rejects(refused())
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(8))
    await ports.advance(10_000)
    adapter.resolves()
    await ports.advance(30_000)
    expect(queue.pending()).toBe(0)
    expect(kept(ports)).toEqual([])
  })
})

describe('what nobody asks for again', () => {
  it('goes after thirty days: events of an adapter that is no more, and what was set aside', async () => {
    const ports = fakePorts()
    await queueWith(fakeAdapter({ name: 'gone' }).rejects(down()), ports).then(({ queue }) =>
      queue.push(anEvent()),
    )
    await settle()
    expect(stored(ports)).toHaveLength(1)
    ports.clock.jump(29 * 86_400_000)
    const soon = ports.reload()
    await queueWith(fakeAdapter(), soon)
    await soon.advance(0)
    expect(stored(soon)).toHaveLength(1)
    soon.clock.jump(2 * 86_400_000)
    const late = soon.reload()
    await queueWith(fakeAdapter(), late)
    await late.advance(0)
    expect(stored(late)).toHaveLength(0)
  })
})

describe('the life of an event', () => {
  it('is told step by step', async () => {
    const seen: string[] = []
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    const ports = fakePorts()
    const queue = createEventQueue({
      adapters: [adapter],
      ports: { ...ports, random: () => 0.5 },
      name: 'test-flow',
      onDelivery: ({ adapter: by, status, events, attempt, retryInMs, code, reason }) =>
        seen.push([by, status, events.length, attempt, retryInMs, code, reason].join(' ').trim()),
    })
    pushAll(queue, anEventBatch(2))
    await queue.flush()
    ports.lifecycle.fire('hidden')
    await ports.advance(1000)
    expect(seen).toEqual([
      'fake stored 1',
      'fake stored 1',
      'fake sending 2 1',
      'fake retrying 2 1 500 FW5002 down',
      'fake handed-over 2',
      'fake sending 2 2',
      'fake delivered 2 2',
    ])
  })

  it('ends aside, or dropped, with the reason', async () => {
    const seen: unknown[] = []
    const poison = anEvent()
    const adapter = fakeAdapter().rejects(
      new DeliveryError('one is bad', { retryable: false, rejectedIds: [poison.id] }),
    )
    const queue = createEventQueue({
      adapters: [adapter],
      ports: fakePorts(),
      name: 'test-flow',
      onDelivery: ({ status, events, code, reason }) => {
        seen.push([status, events, code, reason])
        throw new Error('broken')
      },
    })
    queue.push(poison)
    await queue.flush()
    expect(seen.at(-1)).toEqual(['set-aside', [poison], 'FW5003', 'one is bad'])
  })
})

describe('several tabs', () => {
  it('sends each event once, though both tabs see it', async () => {
    const one = fakePorts()
    const two = one.newTab()
    const first = fakeAdapter()
    const second = fakeAdapter()
    const tabs = [(await queueWith(first, one)).queue, (await queueWith(second, two)).queue]
    await one.advance(0)
    tabs[0]?.push(anEvent())
    tabs[1]?.push(anEvent('attempt.started', { attempt: 2 }))
    await one.advance(2000)
    expect(idsOf([...first.received(), ...second.received()]).sort()).toEqual(
      [anEvent().id, anEvent('attempt.started', { attempt: 2 }).id].sort(),
    )
    expect(tabs.map((tab) => tab?.pending())).toEqual([0, 0])
    expect(kept(one)).toEqual([])
  })

  it('waits for the tab that is sending', async () => {
    const one = fakePorts()
    const two = one.newTab()
    const slow = fakeAdapter().hangs({ times: 1 })
    const waiting = fakeAdapter()
    const tabs = [await queueWith(slow, one), await queueWith(waiting, two)]
    await one.advance(0)
    tabs[0]?.queue.push(anEvent())
    await one.advance(1000)
    tabs[1]?.queue.push(anEvent('attempt.started', { attempt: 2 }))
    await one.advance(5000)
    expect(waiting.deliveries).toHaveLength(0)
    slow.deliveries[0]?.resolve()
    await one.advance(1000)
    expect(waiting.received()).toEqual([anEvent('attempt.started', { attempt: 2 })])
  })

  it('takes over from a tab that was closed', async () => {
    const one = fakePorts()
    const two = one.newTab()
    const closed = await queueWith(fakeAdapter().hangs(), one)
    closed.queue.push(anEvent())
    await one.advance(1000)
    one.reload()
    const adapter = fakeAdapter()
    const { queue } = await queueWith(adapter, two)
    await queue.flush()
    expect(adapter.received()).toEqual([anEvent()])
  })
})

describe('a page that goes away', () => {
  it('hands over what is waiting, once, and keeps it stored until it is acknowledged', async () => {
    const adapter = fakeAdapter()
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(3))
    ports.lifecycle.fire('hidden')
    ports.lifecycle.fire('gone')
    expect(adapter.handedOver).toEqual([anEventBatch(3)])
    expect(stored(ports)).toHaveLength(3)
    const after = ports.reload()
    const next = fakeAdapter()
    await queueWith(next, after)
    await after.advance(0)
    expect(next.received()).toEqual(anEventBatch(3))
    expect(stored(after)).toHaveLength(0)
  })

  it('leaves what is under way alone while it is only hidden, and hands it over with what follows', async () => {
    const adapter = fakeAdapter().hangs()
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    ports.lifecycle.fire('hidden')
    expect(adapter.handedOver).toHaveLength(0)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    ports.lifecycle.fire('hidden')
    // What is under way may fail, and must not come after what followed it.
    expect(adapter.handedOver).toEqual([[anEvent(), anEvent('screen.viewed', { seq: 2 })]])
    ports.lifecycle.fire('gone')
    expect(adapter.handedOver).toHaveLength(1)
  })

  it('P2.3-2 hands over at most 60 kB in all, oldest first, a fair share for each adapter', async () => {
    const one = fakeAdapter({ name: 'one' }).rejects(down())
    const two = fakeAdapter({ name: 'two' }).rejects(down())
    const { queue, ports } = await queueWith([one, two])
    const text = 'é'.repeat(4000)
    const events = Array.from({ length: 9 }, (_, index) =>
      anEvent('answer.given', { seq: index + 1, data: { text } }),
    )
    pushAll(queue, events)
    ports.lifecycle.fire('hidden')
    ports.lifecycle.fire('gone')
    const handedOver = [...one.handedOver, ...two.handedOver]
    const bytes = handedOver.map((batch) => new TextEncoder().encode(JSON.stringify(batch)).length)
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(60_000)
    expect(one.handedOver.flat()).toEqual(events.slice(0, one.handedOver.flat().length))
    expect([one, two].map(({ handedOver }) => handedOver.map(({ length }) => length))).toEqual([
      [3],
      [4],
    ])
  })

  it('hands over less where not all is taken, and survives an adapter that throws', async () => {
    const full = fakeAdapter({ name: 'full' })
    full.takesOnExit = false
    const broken = {
      ...fakeAdapter({ name: 'broken' }),
      deliverOnExit: vi.fn(() => {
        throw new Error('broken')
      }),
    }
    const without = { ...fakeAdapter({ name: 'without' }), deliverOnExit: undefined }
    const taking = fakeAdapter({ name: 'taking' })
    const ports = fakePorts()
    const queue = createEventQueue({
      adapters: [full, broken, without as never, taking],
      ports,
      name: 'test-flow',
    })
    pushAll(queue, anEventBatch(30))
    ports.lifecycle.fire('gone')
    expect(full.handedOver).toEqual([])
    expect(broken.deliverOnExit).toHaveBeenCalledTimes(1)
    expect(taking.handedOver.map((batch) => batch.length)).toEqual([30])
  })

  it('sends as before when it is restored', async () => {
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    ports.lifecycle.fire('gone')
    ports.lifecycle.fire('restored')
    await settle()
    expect(adapter.deliveries).toHaveLength(2)
    expect(queue.pending()).toBe(0)
  })
})

describe('the end', () => {
  it('sends what is waiting once more, then lets the adapters go and hears no more moments', async () => {
    const adapter = fakeAdapter()
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    queue.dispose()
    await settle()
    expect(adapter.received()).toEqual([anEvent()])
    expect(adapter.disposals).toBe(1)
    expect(ports.lifecycle.listeners()).toBe(0)
    expect(ports.clock.waiting()).toBe(0)
  })

  it('leaves a backend alone that has asked another tab for it', async () => {
    const adapter = fakeAdapter().hangs({ times: 1 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    const { queue: other } = await queueWith(adapter, ports.newTab())
    other.push(anEvent('screen.viewed', { seq: 2 }))
    other.dispose()
    adapter.deliveries[0]?.reject(down(60_000))
    await ports.advance(59_000)
    expect(adapter.deliveries).toHaveLength(1)
    await ports.advance(2_000)
    expect(adapter.deliveries).toHaveLength(2)
  })

  it('survives an adapter that cannot be let go', async () => {
    const adapter = {
      ...fakeAdapter(),
      dispose() {
        throw new Error('broken')
      },
    }
    const { queue } = await queueWith(adapter)
    queue.dispose()
    await settle()
  })

  it('does not try again after it', async () => {
    const adapter = fakeAdapter().rejects(down())
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    queue.dispose()
    await ports.advance(3_600_000)
    expect(adapter.deliveries).toHaveLength(1)
    expect(stored(ports)).toHaveLength(1)
  })

  it('goes on when the lock fails', async () => {
    const adapter = fakeAdapter()
    const ports = fakePorts()
    let calls = 0
    const lock = {
      run: (name: string, task: () => Promise<void>) => {
        if (name.startsWith('events:')) calls += 1
        if (calls === 2) throw new Error('no lock')
        return ports.lock.run(name, task)
      },
    }
    const { queue, told } = await queueWith(adapter, ports, { lock })
    await settle()
    queue.push(anEvent())
    await ports.advance(5000)
    expect(adapter.received()).toEqual([anEvent()])
    expect(told.map(({ code }) => code)).toEqual(['FW5002'])
  })
})
