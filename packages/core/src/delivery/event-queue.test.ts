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

  it('does not wait when twenty have come, and sends no more than twenty at once', async () => {
    const adapter = fakeAdapter()
    const { queue, ports } = await queueWith(adapter)
    pushAll(queue, anEventBatch(45))
    await ports.advance(0)
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([20, 20, 5])
    expect(adapter.received()).toEqual(anEventBatch(45))
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
    await ports.advance(20_000)
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

  it('sets a refused batch aside, says so, and goes on', async () => {
    const adapter = fakeAdapter().rejects(new DeliveryError('answer 400', { retryable: false }), {
      times: 1,
    })
    const { queue, ports, told } = await queueWith(adapter)
    pushAll(queue, anEventBatch(21))
    await ports.advance(0)
    expect(adapter.deliveries.map(({ batch }) => batch.length)).toEqual([20, 1])
    expect(queue.pending()).toBe(0)
    expect(told).toEqual([
      {
        level: 'error',
        code: 'FW5003',
        message: 'fake refused 20 events for good: answer 400',
        event: anEventBatch(1)[0],
      },
    ])
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
    const adapter = fakeAdapter().rejects(down(600_000), { times: 2 })
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await queue.flush()
    await queue.flush()
    expect(adapter.deliveries).toHaveLength(2)
    ports.lifecycle.fire('online')
    await settle()
    expect(queue.pending()).toBe(0)
  })

  it('drops the oldest beyond a thousand, and says so', async () => {
    const adapter = fakeAdapter().rejects(down())
    const { queue, told, ports } = await queueWith(adapter)
    const events = anEventBatch(1003)
    pushAll(queue, events)
    await settle()
    expect(queue.pending()).toBe(1000)
    expect(told.filter(({ code }) => code === 'FW5004').map(({ event }) => event)).toEqual(
      events.slice(0, 3),
    )
    expect(stored(ports)).toHaveLength(1000)
  })

  it('drops the oldest beyond a megabyte', async () => {
    const adapter = fakeAdapter().rejects(down())
    const { queue, told } = await queueWith(adapter)
    const text = 'x'.repeat(99_000)
    for (let seq = 1; seq <= 12; seq++) {
      queue.push(anEvent('answer.given', { seq, data: { text } }))
    }
    expect(queue.pending()).toBe(10)
    expect(told.filter(({ code }) => code === 'FW5004')).toHaveLength(2)
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
    expect([...ports.storage.entries.keys()]).toEqual([])
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
    expect([...after.storage.entries.keys()]).toEqual([])
  })

  it('keeps the order where the clock is set back between two pages', async () => {
    const before = fakePorts()
    pushAll((await queueWith(fakeAdapter().rejects(down()), before)).queue, anEventBatch(2))
    await before.advance(1000)
    const after = before.reload()
    after.clock.jump(-3_600_000)
    const failing = fakeAdapter().rejects(down(10_000), { times: 1 })
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
    await ports.storage.set('events:["other","fake",0]1:x', JSON.stringify(anEvent()))
    await ports.storage.set('session:test-flow:', '{}')
    const adapter = fakeAdapter()
    const { queue } = await queueWith(adapter, ports)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await queue.flush()
    expect(adapter.received()).toEqual([anEvent('screen.viewed', { seq: 2 })])
    expect([...ports.storage.entries.keys()].sort()).toEqual([
      'events:["other","fake",0]1:x',
      'session:test-flow:',
      'unsent',
    ])
  })

  it('removes what cannot be read', async () => {
    const ports = fakePorts()
    await ports.storage.set('events:["test-flow","fake",0]1:x', '{"id":')
    await ports.storage.set('unsent', '1')
    await queueWith(fakeAdapter(), ports)
    await ports.advance(0)
    expect([...ports.storage.entries.keys()]).toEqual([])
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
    await ports.advance(2000)
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
    expect(one.storage.entries.size).toBe(0)
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

  it('leaves what is under way alone while it is only hidden, and hands it over when it goes', async () => {
    const adapter = fakeAdapter().hangs()
    const { queue, ports } = await queueWith(adapter)
    queue.push(anEvent())
    await ports.advance(1000)
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    ports.lifecycle.fire('hidden')
    expect(adapter.handedOver.flat()).toEqual([anEvent('screen.viewed', { seq: 2 })])
    ports.lifecycle.fire('gone')
    expect(adapter.handedOver[1]).toEqual([anEvent()])
  })

  it('P2.3-2 hands over at most 60 kB in all, oldest first, over all adapters', async () => {
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
    expect(one.handedOver.flat().length).toBeGreaterThan(5)
    ports.lifecycle.fire('hidden')
    expect(one.handedOver.flat().length).toBeGreaterThan(events.length)
  })

  it('stops at the first batch that is not taken, and survives an adapter that throws', async () => {
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
    expect(taking.handedOver.map((batch) => batch.length)).toEqual([20, 10])
  })

  it('sends as before when it is restored', async () => {
    const adapter = fakeAdapter().rejects(down(600_000), { times: 1 })
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
        calls += 1
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
