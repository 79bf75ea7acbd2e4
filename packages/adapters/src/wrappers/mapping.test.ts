import { createEventQueue, DeliveryError, type FlowEvent } from '@fairwell/core'
import { anEventBatch, fakeAdapter, fakePorts } from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import { mapping } from './mapping.ts'

const batch = anEventBatch(3)
const [first, second, third] = batch.map(({ id }) => id)
const context = { attempt: 1, signal: new AbortController().signal }
const breaksOnSecond = (event: FlowEvent): FlowEvent => {
  if (event.id === second) throw new Error('no subject')
  return event
}
const failureOf = (adapter: ReturnType<typeof mapping>): Promise<unknown> =>
  adapter.deliver(batch, context).then(
    () => 'delivered',
    (error) => error,
  )

describe('mapping', () => {
  it('delivers what the map makes, without what it leaves out', async () => {
    const inner = fakeAdapter()
    const adapter = mapping(inner, (event) =>
      event.id === first ? undefined : { ...event, subject: 'someone' },
    )
    await adapter.deliver(batch, context)
    expect(inner.received()).toEqual(
      batch.slice(1).map((event) => ({ ...event, subject: 'someone' })),
    )
    expect(adapter.deliverOnExit?.(batch)).toBe(true)
    expect(inner.handedOver[0]).toHaveLength(2)
  })

  it('has delivered a batch of which nothing is left', async () => {
    const inner = fakeAdapter()
    inner.takesOnExit = false
    const adapter = mapping(inner, () => undefined)
    await adapter.deliver(batch, context)
    expect(adapter.deliverOnExit?.(batch)).toBe(true)
    expect(inner.deliveries).toEqual([])
  })

  it('keeps the id of an event, by which it is known everywhere', async () => {
    const inner = fakeAdapter()
    await mapping(inner, (event) => ({ ...event, id: 'another' })).deliver(batch, context)
    expect(inner.received()).toEqual(batch)
  })

  it('sets aside the event for which the map throws, and delivers the others', async () => {
    const inner = fakeAdapter()
    expect(await failureOf(mapping(inner, breaksOnSecond))).toMatchObject({
      message: expect.stringContaining('no subject'),
      retryable: false,
      rejectedIds: [second],
    })
    expect(inner.received().map(({ id }) => id)).toEqual([first, third])
    expect(mapping(inner, breaksOnSecond).deliverOnExit?.(batch)).toBe(true)
    expect(inner.handedOver[0]?.map(({ id }) => id)).toEqual([first, third])
    const standBy = vi.fn()
    mapping({ ...inner, standBy }, breaksOnSecond).standBy?.(batch)
    expect(standBy).toHaveBeenCalledWith([batch[0], batch[2]])
  })

  it.each([1, 3])('throws on what a map throws for every one of %d', async (size) => {
    const bug = new TypeError('no plan')
    const inner = fakeAdapter()
    const adapter = mapping(inner, () => {
      throw bug
    })
    await expect(adapter.deliver(batch.slice(0, size), context)).rejects.toBe(bug)
    expect(inner.deliveries).toEqual([])
  })

  it('with a bug loses no more than a few events, which stay on the device', async () => {
    const ports = fakePorts()
    const setAside: string[] = []
    let isFixed = false
    const adapter = mapping(fakeAdapter(), (event) => {
      if (!isFixed) throw new TypeError('no plan')
      return event
    })
    const queue = createEventQueue({
      name: 'test',
      ports,
      adapters: [adapter],
      onDelivery({ status, events }) {
        if (status === 'set-aside') setAside.push(...events.map(({ id }) => id))
      },
    })
    for (const event of anEventBatch(60)) queue.push(event)
    await ports.advance(24 * 3_600_000)
    expect(setAside.length).toBeLessThanOrEqual(5)
    isFixed = true
    await ports.advance(600_000)
    expect(queue.pending()).toBe(0)
    expect(setAside.length).toBeLessThanOrEqual(5)
  })

  it.each([
    ['a promise', async (event: FlowEvent) => event],
    ['a word', () => 'event'],
    ['something else', () => ({ text: 'saved' })],
  ])('sends nothing where a map gives %s', async (_, map) => {
    const inner = fakeAdapter()
    const adapter = mapping(inner, map as never)
    await expect(adapter.deliver(batch, context)).rejects.toThrow('FW5114')
    adapter.deliverOnExit?.(batch)
    expect([inner.deliveries, inner.handedOver]).toEqual([[], []])
  })

  it('says both what the map and what the backend refuses', async () => {
    const inner = fakeAdapter().rejects(
      new DeliveryError('some', { retryable: true, retryAfterMs: 5, rejectedIds: [`${third}`] }),
    )
    expect(await failureOf(mapping(inner, breaksOnSecond))).toMatchObject({
      retryable: true,
      retryAfterMs: 5,
      rejectedIds: [third, second],
    })
  })

  it.each([
    new DeliveryError('the whole batch', { retryable: false }),
    new TypeError('broken adapter'),
  ])('names no event where nothing has arrived: %s', async (error) => {
    // To name one would say that the others have arrived.
    const inner = fakeAdapter().rejects(error)
    expect(await failureOf(mapping(inner, breaksOnSecond))).toBe(error)
  })
})
