import { createEventQueue, type EventAdapter, memoryPorts, type Ports } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Gtag, ga4Adapter } from '../ga4-adapter.ts'
import { intercomAdapter } from '../intercom-adapter.ts'

/** Real time, a thousand times faster: half a minute of the queue takes 30 ms of the test. */
const haste = 1000
const clock: Ports['clock'] = {
  now: () => Date.now() * haste,
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs / haste)
    return () => clearTimeout(timer)
  },
}

function queueOf(adapter: EventAdapter) {
  const told: string[] = []
  const queue = createEventQueue({
    adapters: [adapter],
    ports: memoryPorts({ clock }),
    name: 'test-flow',
    onDiagnostic: ({ code }) => told.push(code),
  })
  onTestFinished(() => queue.dispose())
  return { queue, told }
}

describe('vendors behind the queue', () => {
  it('a user that Intercom does not know holds up no other', async () => {
    const arrived: string[] = []
    const fetch: typeof globalThis.fetch = async (_, init) => {
      const { user_id, event_name } = JSON.parse(`${init?.body}`)
      if (user_id === 'unknown') {
        return Response.json({ errors: [{ code: 'not_found' }] }, { status: 404 })
      }
      arrived.push(event_name)
      return new Response(null, { status: 202 })
    }
    const { queue, told } = queueOf(intercomAdapter({ accessToken: 'secret', fetch }))
    for (let seq = 1; seq <= 12; seq++) {
      queue.push(anEvent('screen.viewed', { subject: 'unknown', seq }))
    }
    queue.push(anEvent('attempt.saved', { attempt: 2 }))
    await vi.waitFor(() => expect(arrived).toEqual(['cancel-flow-attempt-saved']))
    expect(new Set(told)).toEqual(new Set(['FW5003']))
  })

  it('a Google tag that is blocked loses nothing, and gets each event once when it comes', async () => {
    const calls: { readonly event_id: string; readonly event_callback: () => void }[] = []
    let isBlocked = true
    const gtag: Gtag = (_command, _name, parameters) => {
      const call = parameters as (typeof calls)[number]
      calls.push(call)
      if (!isBlocked) call.event_callback()
    }
    const { queue, told } = queueOf(ga4Adapter({ client: () => gtag }))
    for (const event of anEventBatch(3)) queue.push(event)
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(6), { timeout: 5000 })
    expect(told).not.toContain('FW5003')
    isBlocked = false
    for (const { event_callback } of calls) event_callback()
    queue.push(anEvent('attempt.dismissed', { seq: 4 }))
    await vi.waitFor(() => expect(calls).toHaveLength(4), { timeout: 5000 })
    expect(calls.slice(0, 3).map(({ event_id }) => event_id)).toEqual(
      anEventBatch(3).map(({ id }) => id),
    )
  })
})
