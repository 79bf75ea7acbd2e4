// @vitest-environment jsdom
import type { EventAdapter, FlowEvent, QueueContext } from '@fairwell/core'
import { createOutbox } from '@fairwell/core'
import { pagePorts } from '@fairwell/core/browser'
import { anEvent, testNow } from '@fairwell/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EmbedOptions } from '../embed-options.ts'
import { createDelivery } from './create-delivery.ts'

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

function backend() {
  const got: FlowEvent[] = []
  const adapter: EventAdapter = {
    name: 'mine',
    deliver: async (batch) => {
      got.push(...batch)
    },
    deliverOnExit(batch) {
      got.push(...batch)
      return true
    },
  }
  return { adapter, got, ids: () => got.map(({ id }) => id) }
}

/** As a page that went before anything could carry its events. */
function leaveBehind(name: string, event: FlowEvent): void {
  const load = () => Promise.reject(new Error('blocked'))
  createOutbox({ name, ports: pagePorts(), adapters: [{ name: 'mine' }], load }).push(event)
}

const context = (name: string): QueueContext => ({ name, ports: pagePorts() })
const second = anEvent('screen.viewed', { seq: 2 })

describe('what earlier pages left', () => {
  it('is sent, of every flow, and told', async () => {
    const { adapter, ids } = backend()
    leaveBehind('acme "main"', anEvent())
    leaveBehind('acme-box', second)
    const told: string[] = []
    document.addEventListener('fairwell:delivery', ({ detail }: CustomEventInit) =>
      told.push(detail.status),
    )
    await createDelivery({ settings: { adapters: [adapter] } }).drain()
    await vi.waitFor(() => expect(ids().toSorted()).toEqual([anEvent().id, second.id].toSorted()))
    await vi.waitFor(() => expect(localStorage['fairwell:unsent']).toBeUndefined())
    expect(told).toContain('delivered')
  })

  it('is sent once, by the flow that has been connected meanwhile', async () => {
    const { adapter, ids } = backend()
    leaveBehind('acme', anEvent())
    const options: EmbedOptions = { adapters: [adapter] }
    const delivery = createDelivery({ settings: options })
    const queue = delivery.connect(context('acme'), options)
    queue.push(second)
    await delivery.drain()
    await queue.flush()
    dispatchEvent(new Event('pagehide'))
    expect(ids()).toEqual([anEvent().id, second.id])
  })

  it('is forgotten after thirty days where its adapter is no more', async () => {
    const { adapter } = backend()
    leaveBehind('acme', anEvent())
    const options: EmbedOptions = { adapters: [{ ...adapter, name: 'another' }] }
    const delivery = createDelivery({ settings: options })
    await delivery.drain()
    expect(Object.keys(localStorage).join()).toContain('events:')
    vi.spyOn(Date, 'now').mockReturnValue(testNow + 31 * 86_400_000)
    await createDelivery({ settings: options }).drain()
    await vi.waitFor(() => expect(localStorage['fairwell:unsent']).toBeUndefined())
    expect(Object.keys(localStorage).join()).not.toContain('events:')
  })

  it('is let be where the page says nowhere to send it', async () => {
    leaveBehind('acme', anEvent())
    await createDelivery({ settings: {} }).drain()
    expect(localStorage['fairwell:unsent']).toBe('1')
  })
})

describe('several who connect one flow', () => {
  it('share its queue, until the last has gone', async () => {
    const { adapter, ids } = backend()
    const options: EmbedOptions = { adapters: [adapter] }
    const delivery = createDelivery({ settings: options })
    const one = delivery.connect(context('acme'), options)
    const two = delivery.connect(context('acme'), options)
    one.push(anEvent())
    dispatchEvent(new Event('pagehide'))
    expect(ids()).toEqual([anEvent().id])
    one.dispose()
    two.push(second)
    await two.flush()
    expect(ids()).toContain(second.id)
    two.dispose()
    const three = delivery.connect(context('acme'), options)
    three.push(anEvent('screen.viewed', { seq: 3 }))
    await three.flush()
    expect(ids()).toHaveLength(4)
  })

  it('have one each where the options are others', async () => {
    const [before, after] = [backend(), backend()]
    const delivery = createDelivery({ settings: {} })
    const one = delivery.connect(context('acme'), { adapters: [before.adapter] })
    const two = delivery.connect(context('acme'), { adapters: [after.adapter] })
    one.push(anEvent())
    await one.flush()
    two.push(second)
    await two.flush()
    expect(before.ids()).toEqual([anEvent().id])
    expect(after.ids()).toEqual([second.id])
  })
})
