import {
  createEventQueue,
  type Diagnostic,
  type EventQueue,
  memoryPorts,
  type Ports,
} from '@fairwell/core'
import { anEventBatch, fakePorts, settle } from '@fairwell/testkit'
import { type RecordingServer, recordingServer } from '@fairwell/testkit/node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { httpAdapter } from './http-adapter.ts'

/** Real time, fifty times faster: a second of the queue takes 20 ms of the test. */
const haste = 50
const quickClock: Ports['clock'] = {
  now: () => Date.now() * haste,
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs / haste)
    return () => clearTimeout(timer)
  },
}

describe('the queue with httpAdapter and a real server', () => {
  let server: RecordingServer
  let told: Diagnostic[]
  let queues: EventQueue[]

  beforeEach(async () => {
    told = []
    queues = []
    server = await recordingServer()
  })
  afterEach(async () => {
    for (const queue of queues) queue.dispose()
    expect(server.problems()).toEqual([])
    await server.close()
  })

  function queueWith(ports: Partial<Ports> = {}, url = server.url) {
    const own = told
    const queue = createEventQueue({
      adapters: [httpAdapter({ url })],
      ports: memoryPorts({ clock: quickClock, ...ports }),
      name: 'test-flow',
      onDiagnostic: (diagnostic) => own.push(diagnostic),
    })
    queues.push(queue)
    return queue
  }

  async function arrives(count: number): Promise<void> {
    const expected = anEventBatch(count)
    await vi.waitFor(() => expect(server.events()).toEqual(expected), { timeout: 5000 })
  }

  it('delivers in batches of what fits, in order', async () => {
    const queue = queueWith()
    for (const event of anEventBatch(150)) queue.push(event)
    await arrives(150)
    const sizes = server.requests.map(({ body }) => body.length)
    expect(sizes.every((bytes) => bytes <= 60_000)).toBe(true)
    expect(server.requests.map(({ events }) => events.length)).toEqual([100, 50])
    expect(told).toEqual([])
  })

  it('delivers after errors of the server and broken connections', async () => {
    server.behaves({ status: 500 }, { times: 1 })
    server.behaves('resets', { times: 1 })
    server.behaves({ status: 429, headers: { 'retry-after': '1' } }, { times: 1 })
    const queue = queueWith()
    for (const event of anEventBatch(3)) queue.push(event)
    await arrives(3)
    expect(server.requests.map(({ taken }) => taken)).toEqual([false, false, false, true])
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1)
    expect(told.map(({ code }) => code)).toEqual(['FW5002', 'FW5002', 'FW5002'])
    expect(told[2]?.message).toMatch(/^http tries again in \d{4,} ms: answer 429$/)
  })

  it('delivers after a server that hangs', async () => {
    server.behaves('hangs', { times: 1 })
    const queue = queueWith()
    for (const event of anEventBatch(2)) queue.push(event)
    await arrives(2)
    expect(server.requests).toHaveLength(2)
    expect(told[0]?.message).toContain('no answer in time')
  })

  it('delivers to a slow server without overtaking itself', async () => {
    server.delays(30)
    const queue = queueWith()
    const events = anEventBatch(45)
    for (const event of events.slice(0, 25)) queue.push(event)
    await new Promise((resolve) => setTimeout(resolve, 15))
    for (const event of events.slice(25)) queue.push(event)
    await arrives(45)
  })

  it('delivers once the server is there', async () => {
    const { url } = server
    await server.close()
    const queue = queueWith({}, url)
    queue.push(anEventBatch(1)[0] as never)
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(1), { timeout: 5000 })
    expect(queue.pending()).toBe(1)
    expect(told[0]).toMatchObject({ code: 'FW5002', message: expect.stringContaining('no answer') })
    server = await recordingServer()
  })

  it('sets aside what the server refuses by id and counts the rest as delivered', async () => {
    const events = anEventBatch(3)
    const refused = events[1]?.id
    server.behaves({ status: 207, body: { rejectedIds: [refused] } }, { times: 1 })
    const queue = queueWith()
    for (const event of events) queue.push(event)
    await queue.flush()
    expect(queue.pending()).toBe(0)
    expect(told.map(({ code, event }) => [code, event?.id])).toEqual([['FW5003', refused]])
  })

  it('delivers after a reload what the server did not take before it', async () => {
    server.behaves({ status: 503 })
    const before = fakePorts()
    const queue = queueWith({ ...before, clock: quickClock })
    for (const event of anEventBatch(25)) queue.push(event)
    await queue.flush()
    server.behaves('takes')
    queueWith({ ...before.reload(), clock: quickClock })
    await arrives(25)
  })

  it('hands over when the page goes away and sends again what was not acknowledged', async () => {
    const page = fakePorts()
    const queue = queueWith(page)
    // The look for what earlier pages left is over, and nothing is under way.
    await settle()
    for (const event of anEventBatch(2)) queue.push(event)
    page.lifecycle.fire('hidden')
    page.lifecycle.fire('gone')
    await arrives(2)
    queueWith({ ...page.reload(), clock: quickClock })
    await vi.waitFor(() => expect(server.events()).toHaveLength(4))
    expect(server.events().slice(2)).toEqual(anEventBatch(2))
    await vi.waitFor(() => expect([...page.storage.entries.keys()]).toEqual(['since']))
  })
})
