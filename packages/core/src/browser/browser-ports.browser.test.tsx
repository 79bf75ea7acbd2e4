// biome-ignore lint/style/noRestrictedImports: a test may use the testkit; the rule knows tests that end in .ts only.
import { anEvent, fakeAdapter } from '@fairwell/testkit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createEventQueue } from '../delivery/event-queue.ts'
import { browserPorts } from './browser-ports.ts'

beforeEach(() => localStorage.clear())

/** A page of the same origin: its own timers, lifecycle and lock requests, our storage. */
async function openPage(): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe')
  frame.src = new URL('/blank-page', location.href).href
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  return frame.contentWindow as Window & typeof globalThis
}

describe('browserPorts in a browser', () => {
  it('locks one page out while another holds the lock', async () => {
    const seen: string[] = []
    const other = await openPage()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const theirs = other.navigator.locks.request('fairwell:a', () => held)
    const ours = browserPorts().lock.run('a', async () => {
      seen.push('ours')
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(seen).toEqual([])
    release()
    await Promise.all([theirs, ours])
    expect(seen).toEqual(['ours'])
  })

  it('hears that a page goes away and comes online', () => {
    const { lifecycle } = browserPorts()
    const told = vi.fn()
    const stops = [lifecycle.on('gone', told), lifecycle.on('online', told)]
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    window.dispatchEvent(new Event('online'))
    for (const stop of stops) stop()
    window.dispatchEvent(new Event('online'))
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('gives a queue what an earlier page stored, and stores nothing once it has arrived', async () => {
    const adapter = fakeAdapter().rejects('down', { times: 1 })
    const before = createEventQueue({ adapters: [adapter], ports: browserPorts(), name: 'flow' })
    before.push(anEvent())
    before.dispose()
    await vi.waitFor(() => expect(adapter.deliveries).toHaveLength(1))
    expect(localStorage.getItem('fairwell:unsent')).toBe('1')

    const next = fakeAdapter()
    createEventQueue({ adapters: [next], ports: browserPorts(), name: 'flow' })
    await vi.waitFor(() => expect(next.received()).toEqual([anEvent()]))
    const ours = () => Object.keys(localStorage).filter((key) => key !== 'fairwell:wal')
    await vi.waitFor(() => expect(ours()).toEqual([]))
    // What stays says that nobody has emptied the storage since.
    expect(await browserPorts().storage?.keys?.()).toEqual(['since'])
  })

  it('leaves the page fit for the back/forward cache: no lock is held while nothing is sent', async () => {
    const queue = createEventQueue({
      adapters: [fakeAdapter()],
      ports: browserPorts(),
      name: 'flow',
    })
    queue.push(anEvent())
    await queue.flush()
    const { held, pending } = await navigator.locks.query()
    const ours = [...(held ?? []), ...(pending ?? [])].filter(({ name }) =>
      name?.startsWith('fairwell:'),
    )
    expect(ours).toEqual([])
  })
})
