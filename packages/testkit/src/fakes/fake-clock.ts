import type { ClockPort } from '@fairwell/core'
import { settle } from './settle.ts'

/** The instant at which fake clocks start and to which the built accounts are fitted. */
export const testNow = Date.parse('2026-11-22T12:00:00.000Z')

/** A clock that stands still until a test moves it. */
export interface FakeClock extends ClockPort {
  /**
   * Moves time on by `ms`. Runs what falls due in order, each at its own time, and lets promises
   * settle before the first and after each.
   */
  advance(ms: number): Promise<void>
  /** Moves time on without running anything, as a sleeping machine does. */
  jump(ms: number): void
  /** How many tasks are waiting, of every page. */
  waiting(): number
  /** The same time for another page, whose tasks are its own. */
  forAnotherPage(): FakeClock
  /** Drops the tasks of this page and takes no more, as when a page goes away. */
  stop(): void
}

interface Task {
  readonly at: number
  readonly run: () => void
}

interface Timeline {
  now: number
  readonly tasks: Set<Task>
}

/** Makes a clock that starts at `startAt`, in ms since the epoch. Default {@link testNow}. */
export function fakeClock(startAt: number = testNow): FakeClock {
  return pageClock({ now: startAt, tasks: new Set() })
}

function pageClock(timeline: Timeline): FakeClock {
  const own = new Set<Task>()
  let stopped = false

  function earliestBy(end: number): Task | undefined {
    let first: Task | undefined
    for (const task of timeline.tasks) {
      if (task.at <= end && (!first || task.at < first.at)) first = task
    }
    return first
  }

  return {
    now: () => timeline.now,
    after(delayMs, run) {
      const task = { at: timeline.now + Math.max(0, delayMs), run }
      if (!stopped) {
        own.add(task)
        timeline.tasks.add(task)
      }
      return () => {
        own.delete(task)
        timeline.tasks.delete(task)
      }
    },
    async advance(ms) {
      const end = timeline.now + ms
      await settle()
      for (let task = earliestBy(end); task; task = earliestBy(end)) {
        timeline.tasks.delete(task)
        timeline.now = Math.max(timeline.now, task.at)
        task.run()
        await settle()
      }
      timeline.now = Math.max(timeline.now, end)
    },
    jump(ms) {
      timeline.now += ms
    },
    waiting: () => timeline.tasks.size,
    forAnotherPage: () => pageClock(timeline),
    stop() {
      stopped = true
      for (const task of own) timeline.tasks.delete(task)
      own.clear()
    },
  }
}
