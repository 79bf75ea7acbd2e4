import type { LockPort } from '@fairwell/core'

/** A lock that tabs share, and that a tab which goes away lets go of. */
export interface FakeLock extends LockPort {
  /** The names that are held now. */
  held(): readonly string[]
  /** Whether this tab holds a lock, or waits for one. */
  isWaiting(): boolean
  /** The same locks as another tab sees them. */
  forAnotherTab(): FakeLock
  /** Lets go of all that this tab holds or waits for and grants it no more, as when it is closed. */
  abandon(): void
}

interface Request {
  readonly tab: object
  readonly grant: () => void
}

/** Makes a lock that grants each name to one task at a time, in the order of asking. */
export function fakeLock(queues: Map<string, Request[]> = new Map()): FakeLock {
  const tab = {}
  let isGone = false

  function leave(name: string, request: Request): void {
    const queue = queues.get(name) ?? []
    const place = queue.indexOf(request)
    if (place < 0) return
    queue.splice(place, 1)
    if (queue.length === 0) queues.delete(name)
    else if (place === 0) queue[0]?.grant()
  }

  return {
    async run(name, task) {
      if (isGone) return new Promise(() => {})
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      let request: Request | undefined
      const granted = new Promise<void>((grant) => {
        request = { tab, grant }
        queue.push(request)
        if (queue.length === 1) grant()
      })
      await granted
      try {
        await task()
      } finally {
        if (request) leave(name, request)
      }
    },
    held: () => [...queues.keys()],
    isWaiting: () => [...queues.values()].some((queue) => queue.some((one) => one.tab === tab)),
    forAnotherTab: () => fakeLock(queues),
    abandon() {
      isGone = true
      for (const [name, queue] of [...queues]) {
        for (const request of queue.filter((one) => one.tab === tab)) leave(name, request)
      }
    },
  }
}
