import { describe, expect, it, vi } from 'vitest'
import { tcfConsent } from './tcf-consent.ts'

type Callback = (data: object | undefined, isSuccess: boolean) => void

/** A consent manager: answers each listener at once and at each change, as the specification asks. */
function aManager(first: object) {
  const listeners = new Map<number, Callback>()
  let data = first
  let ids = 0
  const api = (command: string, version: number, callback: Callback, parameter?: unknown): void => {
    expect(version).toBe(2)
    if (command === 'addEventListener') {
      const id = ++ids
      listeners.set(id, callback)
      callback({ ...data, listenerId: id }, true)
    }
    if (command === 'removeEventListener') callback(undefined, listeners.delete(Number(parameter)))
  }
  return {
    api,
    listeners,
    tell(next: object) {
      data = next
      for (const [id, callback] of listeners) callback({ ...data, listenerId: id }, true)
    },
  }
}

const decided = (consents: object, vendors: object = {}) => ({
  eventStatus: 'tcloaded',
  gdprApplies: true,
  purpose: { consents },
  vendor: { consents: vendors },
})

describe('tcfConsent', () => {
  it.each([
    [decided({ 1: true }), {}, 'granted'],
    [decided({ 1: false }), {}, 'refused'],
    [decided({}), {}, 'refused'],
    [decided({ 1: true }), { purposes: [1, 8] }, 'refused'],
    [decided({ 1: true, 8: true }), { purposes: [1, 8] }, 'granted'],
    [decided({ 1: true }, { 755: true }), { vendor: 755 }, 'granted'],
    [decided({ 1: true }, { 755: false }), { vendor: 755 }, 'refused'],
    [{ ...decided({ 1: true }), eventStatus: 'useractioncomplete' }, {}, 'granted'],
    [{ ...decided({ 1: true }), eventStatus: 'cmpuishown' }, {}, 'unknown'],
    [{ gdprApplies: false }, {}, 'granted'],
    [{}, {}, 'unknown'],
  ])('makes of %j with %j: %s', (data, options, state) => {
    const source = tcfConsent({ ...options, api: aManager(data).api })
    expect(source.state()).toBe('unknown')
    source.onChange(() => {})
    expect(source.state()).toBe(state)
  })

  it('keeps an answer while the question is asked again, and tells the new one', () => {
    const manager = aManager(decided({ 1: true }))
    const source = tcfConsent({ api: manager.api })
    const listener = vi.fn()
    source.onChange(listener)
    manager.tell({ ...decided({ 1: false }), eventStatus: 'cmpuishown' })
    expect(source.state()).toBe('granted')
    manager.tell({ ...decided({ 1: false }), eventStatus: 'useractioncomplete' })
    expect(source.state()).toBe('refused')
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('listens once however many ask, and no longer than they do', () => {
    const manager = aManager(decided({ 1: true }))
    const source = tcfConsent({ api: manager.api })
    expect(manager.listeners.size).toBe(0)
    const listener = vi.fn()
    const stops = [source.onChange(listener), source.onChange(listener)]
    expect(manager.listeners.size).toBe(1)
    stops[0]?.()
    expect(manager.listeners.size).toBe(1)
    stops[1]?.()
    expect(manager.listeners.size).toBe(0)
    // What it knew may be out of date now.
    expect(source.state()).toBe('unknown')
    source.onChange(listener)
    expect(manager.listeners.size).toBe(1)
    expect(source.state()).toBe('granted')
  })

  it('is not told any more by a manager that was still loading when it left', () => {
    const calls: [string, Callback, unknown][] = []
    const stub = (command: string, _version: number, callback: Callback, parameter?: unknown) =>
      void calls.push([command, callback, parameter])
    const source = tcfConsent({ api: stub })
    const listener = vi.fn()
    source.onChange(listener)()
    calls[0]?.[1]({ ...decided({ 1: true }), listenerId: 7 }, true)
    expect(listener).not.toHaveBeenCalled()
    expect(calls[1]).toMatchObject(['removeEventListener', expect.any(Function), 7])
  })

  it('ignores a manager that fails, and knows nothing without one', () => {
    const source = tcfConsent({ api: (_command, _version, callback) => callback(undefined, false) })
    source.onChange(() => {})
    expect(source.state()).toBe('unknown')
    const none = tcfConsent()
    none.onChange(() => {})()
    expect(none.state()).toBe('unknown')
  })

  it('uses the manager of the page', () => {
    vi.stubGlobal('__tcfapi', aManager({ gdprApplies: false }).api)
    const source = tcfConsent()
    source.onChange(() => {})
    expect(source.state()).toBe('granted')
    vi.unstubAllGlobals()
  })
})
