import {
  anEvent,
  anEventBatch,
  type FakeAdapter,
  type FakePorts,
  fakeAdapter,
  fakePorts,
  settle,
} from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { FlowEvent } from '../events/flow-event.ts'
import { DeliveryError } from './delivery-error.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'

const down = () => new DeliveryError('down', { retryable: true })
const idsOf = (events: readonly FlowEvent[]) => events.map(({ id }) => id)
const open = (ports: FakePorts, adapter: FakeAdapter): EventQueue =>
  createEventQueue({ adapters: [adapter], ports, name: 'test-flow' })
const eventEntries = ({ storage }: FakePorts) =>
  [...storage.entries].filter(([key]) => key.startsWith('events:'))

function ruin(ports: FakePorts, value: string): void {
  for (const [key] of eventEntries(ports)) ports.storage.entries.set(key, value)
}

describe('what is stored and is no event', () => {
  it.each([
    '7',
    'null',
    '{}',
    '',
    '{"id":"cut',
    JSON.stringify(anEvent('screen.viewed', { seq: 9 })),
  ])('is not sent: %s', async (value) => {
    const ports = fakePorts()
    open(ports, fakeAdapter().rejects(down())).push(anEvent())
    await settle()
    expect(eventEntries(ports)).toHaveLength(1)
    ruin(ports, value)
    const next = ports.reload()
    const adapter = fakeAdapter()
    open(next, adapter)
    await next.advance(60_000)
    expect(adapter.received()).toEqual([])
    expect(eventEntries(next)).toEqual([])
  })

  it('is sent by the tab that still has it, also where another tab has found it first', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter().rejects(down(), { times: 1 })
    open(ports, adapter).push(anEvent())
    await settle()
    ruin(ports, 'cut')
    const other = fakeAdapter()
    open(ports.newTab(), other)
    await settle()
    expect(other.deliveries).toEqual([])
    await ports.advance(60_000)
    expect(adapter.deliveries).toHaveLength(2)
    expect(eventEntries(ports)).toEqual([])
  })
})

describe('a storage that is emptied', () => {
  it('loses nothing that a page still has, at whatever instant it happens', async () => {
    for (let ticks = 0; ticks < 60; ticks++) {
      const ports = fakePorts()
      const adapter = fakeAdapter()
      open(ports, adapter).push(anEvent())
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      ports.storage.entries.clear()
      await ports.advance(60_000)
      expect(adapter.received(), `after ${ticks} ticks`).toEqual([anEvent()])
    }
  })

  it('loses nothing where it could not be used when the page began', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter().rejects(down(), { times: 2 })
    ports.storage.failure = 'denied'
    const queue = open(ports, adapter)
    queue.push(anEvent())
    await settle()
    ports.storage.failure = undefined
    queue.push(anEvent('screen.viewed', { seq: 2 }))
    await settle()
    ports.storage.entries.clear()
    await ports.advance(60_000)
    expect(idsOf(adapter.deliveries.at(-1)?.batch ?? [])).toEqual(
      idsOf([anEvent(), anEvent('screen.viewed', { seq: 2 })]),
    )
  })

  it('is not thought to be where several tabs are the first to write', async () => {
    for (let ticks = 0; ticks < 40; ticks++) {
      const ports = fakePorts()
      const tabs = [ports, ports.newTab(), ports.newTab()]
      const adapter = fakeAdapter()
      const queues = tabs.map((tab) => open(tab, adapter))
      for (const [index, queue] of queues.entries()) {
        for (const event of anEventBatch(3, { attempt: index + 1 })) queue.push(event)
        for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      }
      await ports.advance(10_000)
      expect(adapter.received(), `after ${ticks} ticks`).toHaveLength(9)
    }
  })
})

describe('what the storage alone had', () => {
  it('is named where it is dropped', async () => {
    const ports = fakePorts()
    open(ports, fakeAdapter().rejects(down())).push(anEvent())
    await settle()
    const next = ports.reload()
    ruin(next, 'cut')
    const told: unknown[] = []
    createEventQueue({
      adapters: [fakeAdapter()],
      ports: next,
      name: 'test-flow',
      onDelivery: ({ status, ids, events }) => told.push([status, ids, events]),
    })
    await settle()
    expect(told).toEqual([['dropped', [anEvent().id], []]])
  })
})

describe('what a backend has asked for', () => {
  it('is not forgotten by a tab that has nothing to send', async () => {
    const ports = fakePorts()
    const busy = new DeliveryError('busy', { retryable: true, retryAfterMs: 60_000 })
    const adapter = fakeAdapter().rejects(busy, { times: 1 })
    open(ports, adapter).push(anEvent())
    await settle()
    for (const [key] of eventEntries(ports)) ports.storage.entries.delete(key)
    open(ports.newTab(), adapter)
    await settle()
    open(ports.newTab(), adapter).push(anEvent('screen.viewed', { seq: 2 }))
    await ports.advance(59_000)
    expect(adapter.deliveries).toHaveLength(1)
    await ports.advance(10_000)
    expect(adapter.deliveries.length).toBeGreaterThan(1)
    expect([...ports.storage.entries.keys()]).toEqual(['since'])
  })
})

describe('a storage that does not answer', () => {
  it('is waited for once, and asked again after a minute', async () => {
    const ports = fakePorts()
    const queue = open(ports, fakeAdapter().rejects(down()))
    await settle()
    ports.storage.failure = 'hang'
    for (const event of anEventBatch(15)) queue.push(event)
    await ports.advance(5_000)
    expect(ports.clock.waiting()).toBeLessThan(4)
  })
})

describe('a storage that was full', () => {
  it('has what is not sent yet, once there is room', async () => {
    const ports = fakePorts()
    const adapter = fakeAdapter().rejects(down())
    ports.storage.failure = 'quota'
    open(ports, adapter).push(anEvent())
    await ports.advance(2_000)
    ports.storage.failure = undefined
    await ports.advance(10 * 60_000)
    expect(eventEntries(ports)).toHaveLength(1)
    const next = ports.reload()
    const later = fakeAdapter()
    open(next, later)
    await next.advance(60_000)
    expect(later.received()).toEqual([anEvent()])
  })
})
