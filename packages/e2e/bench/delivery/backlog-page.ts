// A page that has nothing but a queue, the http adapter and the storage of a browser.
import { httpAdapter } from '@fairwell/adapters/http'
import { createEventQueue, type FlowEvent } from '@fairwell/core'
import { browserPorts } from '@fairwell/core/browser'
import { anEvent } from '@fairwell/testkit'

/** What the page tells of itself. */
export interface BacklogPage {
  /** Begins to carry events. */
  start(): void
  /** Pushes this many, some at a time, as a page would; resolves when all are stored. */
  push(attempts: number, eventsOfEach: number): Promise<void>
  /** What was pushed, in order, and what `push` took in all. */
  pushed(): { ids: readonly string[]; pushMs: number }
  /** The longest tasks that `longtask` has told of, in ms. */
  longTasks(): number[]
}

declare global {
  var backlog: BacklogPage
}

let stored = 0
let pushMs = 0
const ids: string[] = []
let queue: ReturnType<typeof createEventQueue> | undefined
const tasks: number[] = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration)
}).observe({ type: 'longtask' })

globalThis.backlog = {
  start() {
    queue = createEventQueue({
      name: 'pro-cancel',
      adapters: [httpAdapter({ url: '/events' })],
      ports: browserPorts(),
      onDelivery: ({ status, events }) => {
        if (status === 'stored') stored += events.length
      },
    })
  },
  async push(attempts, eventsOfEach) {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      for (let seq = 1; seq <= eventsOfEach; seq += 10) {
        const events = Array.from({ length: 10 }, (_each, index) => sampleOf(attempt, seq + index))
        const begins = performance.now()
        for (const event of events) queue?.push(event)
        pushMs += performance.now() - begins
        ids.push(...events.map(({ id }) => id))
        await new Promise((done) => setTimeout(done))
      }
    }
    while (stored < ids.length) await new Promise((done) => setTimeout(done, 20))
  },
  pushed: () => ({ ids, pushMs }),
  longTasks: () => tasks.splice(0),
}

function sampleOf(attempt: number, seq: number): FlowEvent {
  if (seq === 1) return anEvent('attempt.started', { attempt })
  return anEvent('offer.shown', { attempt, seq, subject: `subscriber-${attempt}` })
}
