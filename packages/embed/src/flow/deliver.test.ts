import { createEventQueue, type EventAdapter } from '@fairwell/core'
import { anEvent, fakePorts, settle } from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import { adaptersOf, sendUnsent } from './deliver.ts'
import { createTokenKeeper } from './token-keeper.ts'

describe('adaptersOf', () => {
  it('lists the server, the events URL and the adapters of the page', () => {
    const mine: EventAdapter = { name: 'mine', deliver: async () => {} }
    const adapters = adaptersOf(
      { endpoint: '/fairwell/', events: '/events', adapters: [mine] },
      createTokenKeeper('t'),
    )
    expect(adapters.map(({ name }) => name)).toEqual(['server', 'http', 'mine'])
    expect(adaptersOf({})).toEqual([])
  })

  it('keeps the end of one flow from ending the adapter of the next', async () => {
    const mine = { name: 'mine', deliver: vi.fn(async () => {}), dispose: vi.fn() }
    const [adapter] = adaptersOf({ adapters: [mine] })
    adapter?.dispose?.()
    await adapter?.deliver([], { attempt: 1, signal: new AbortController().signal })
    expect(mine.dispose).not.toHaveBeenCalled()
    expect(mine.deliver).toHaveBeenCalledOnce()
    expect(adapter?.deliverOnExit?.([])).toBe(false)
  })
})

describe('sendUnsent', () => {
  it('sends what earlier pages stored, of every flow', async () => {
    const ports = fakePorts()
    const down: EventAdapter = { name: 'http', deliver: () => Promise.reject(new Error('down')) }
    const events = ['acme "main"', 'acme-box'].map((name) => {
      const event = { ...anEvent('attempt.started'), id: ports.ids() }
      createEventQueue({ adapters: [down], ports, name }).push(event)
      return event
    })
    await settle()

    const later = ports.reload()
    const got: string[] = []
    const up: EventAdapter = {
      name: 'http',
      deliver: async (batch) => {
        got.push(...batch.map(({ id }) => id))
      },
    }
    await sendUnsent(later, [up])
    await later.advance(60_000)
    expect(got.sort()).toEqual(events.map(({ id }) => id).sort())
    expect(await later.storage.keys()).toEqual([])
  })

  it('does nothing where nothing is stored, or storage is denied', async () => {
    const ports = fakePorts()
    await sendUnsent(ports, [])
    await sendUnsent({ ...ports, storage: undefined }, [])
  })
})
