import { anEvent, fakeAdapter, fakePorts, settle } from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import type { FlowEvent } from '../events/flow-event.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import { createOutbox } from './outbox.ts'

const name = 'test-flow'
const two = anEvent('screen.viewed', { seq: 2 })
const three = anEvent('screen.viewed', { seq: 3 })

function outboxWith(
  load?: () => Promise<EventQueue>,
  exit?: (events: readonly FlowEvent[]) => void,
) {
  const ports = fakePorts()
  const adapter = fakeAdapter()
  const make = () => createEventQueue({ adapters: [adapter], ports, name })
  const loading = vi.fn(load ?? (async () => make()))
  const outbox = createOutbox({ name, ports, adapters: [adapter], load: loading, exit })
  return { ports, adapter, outbox, loading, make }
}

describe('an outbox', () => {
  it('asks for nothing before there is an event', async () => {
    const { outbox, loading } = outboxWith()
    await settle()
    expect(loading).not.toHaveBeenCalled()
    expect(outbox.pending()).toBe(0)
  })

  it('has written an event down before push returns, where the queue finds it', async () => {
    const { outbox, ports, make, adapter } = outboxWith(() => new Promise(() => {}))
    outbox.push(anEvent())
    outbox.push(two)
    expect(ports.storage.entries.size).toBe(3)
    expect(ports.storage.entries.get('unsent')).toBe('1')
    expect(outbox.pending()).toBe(2)
    await make().flush()
    expect(adapter.received()).toEqual([anEvent(), two])
    expect([...ports.storage.entries.keys()]).toEqual(['since'])
  })

  it('leaves no event without the mark that there is one, wherever a page crashes', () => {
    const ports = fakePorts()
    const seen: string[] = []
    const set = async (key: string) => void seen.push(key)
    const load = () => new Promise<EventQueue>(() => {})
    const storage = { ...ports.storage, set }
    const outbox = createOutbox({
      name,
      ports: { ...ports, storage },
      adapters: [fakeAdapter()],
      load,
    })
    outbox.push(anEvent())
    const marked = ['unsent', 'events', 'unsent']
    expect(seen.map((key) => key.split(':')[0])).toEqual(marked)
    const queue = createEventQueue({
      name,
      ports: { ...ports, storage },
      adapters: [fakeAdapter()],
    })
    seen.length = 0
    queue.push(anEvent())
    expect(seen.slice(0, 3).map((key) => key.split(':')[0])).toEqual(marked)
  })

  it('marks again what comes after everything has left', async () => {
    const ports = fakePorts()
    const seen: string[] = []
    const set = (key: string, value: string) => {
      seen.push(key)
      return ports.storage.set(key, value)
    }
    const storage = { ...ports.storage, set }
    const queue = createEventQueue({
      name,
      ports: { ...ports, storage },
      adapters: [fakeAdapter()],
    })
    queue.push(anEvent())
    await queue.flush()
    await ports.advance(10_000)
    expect(ports.storage.entries.has('unsent')).toBe(false)
    seen.length = 0
    queue.push(two)
    expect(seen[0]).toBe('unsent')
  })

  it('passes on what waits and what comes, once each and in order', async () => {
    const { outbox, adapter, loading } = outboxWith()
    outbox.push(anEvent())
    outbox.push(two)
    await outbox.flush()
    outbox.push(three)
    await outbox.flush()
    expect(adapter.received()).toEqual([anEvent(), two, three])
    expect(loading).toHaveBeenCalledTimes(1)
    expect(outbox.pending()).toBe(0)
  })

  it('asks again at a later event where the queue did not come, but not for ever', async () => {
    const { outbox, loading, ports } = outboxWith(() => Promise.reject(new Error('blocked')))
    for (let seq = 1; seq <= 9; seq++) {
      outbox.push(anEvent('screen.viewed', { seq }))
      await settle()
    }
    await outbox.flush()
    expect(loading).toHaveBeenCalledTimes(3)
    expect(ports.storage.entries.size).toBe(10)
  })

  it('flushes through the last try, too', async () => {
    let isBlocked = true
    const { outbox, adapter, make } = outboxWith(async () => {
      await Promise.resolve()
      if (isBlocked) throw new Error('blocked')
      return make()
    })
    outbox.push(anEvent())
    await settle()
    outbox.push(two)
    await settle()
    isBlocked = false
    outbox.push(three)
    await outbox.flush()
    expect(adapter.received()).toEqual([anEvent(), two, three])
  })

  it('lets the queue go that comes too late, with everything sent', async () => {
    const { outbox, adapter } = outboxWith()
    outbox.push(anEvent())
    outbox.dispose()
    await settle()
    expect(adapter.received()).toEqual([anEvent()])
    expect(adapter.disposals).toBe(1)
  })

  it('hands over what waits where the page goes first, once, and keeps it stored', async () => {
    const left: FlowEvent[][] = []
    const take = (events: readonly FlowEvent[]) => {
      left.push([...events])
      throw new Error('broken')
    }
    const { outbox, ports } = outboxWith(() => new Promise(() => {}), take)
    ports.lifecycle.fire('hidden')
    outbox.push(anEvent())
    ports.lifecycle.fire('hidden')
    ports.lifecycle.fire('gone')
    outbox.push(two)
    ports.lifecycle.fire('gone')
    expect(left).toEqual([[anEvent()], [anEvent(), two]])
    expect(ports.storage.entries.size).toBe(3)
    outbox.dispose()
    expect(ports.lifecycle.listeners()).toBe(0)
  })

  it('leaves that to the queue once it is there', async () => {
    const left: unknown[] = []
    const { outbox, ports, adapter } = outboxWith(undefined, (events) => left.push(events))
    outbox.push(anEvent())
    await outbox.flush()
    outbox.push(two)
    ports.lifecycle.fire('gone')
    expect(left).toEqual([])
    expect(adapter.handedOver).toEqual([[two]])
  })

  it('survives what is not JSON, and a storage that fails', async () => {
    const { outbox, ports, adapter } = outboxWith()
    ports.storage.failure = 'denied'
    const broken = anEvent('answer.given', { data: { text: 1n as unknown as string } })
    expect(() => outbox.push(broken as FlowEvent)).not.toThrow()
    outbox.push(two)
    await outbox.flush()
    expect(adapter.received()).toEqual([two])
  })
})
