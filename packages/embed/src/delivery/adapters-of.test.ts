import type { EventAdapter } from '@fairwell/core'
import { describe, expect, it, vi } from 'vitest'
import { createTokenKeeper } from '../token-keeper.ts'
import { adaptersOf } from './adapters-of.ts'

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

  it('lets an adapter hold', () => {
    const held = Promise.resolve()
    const mine = { name: 'mine', deliver: async () => {}, hold: () => held }
    expect(adaptersOf({ adapters: [mine] })[0]?.hold?.()).toBe(held)
  })
})
