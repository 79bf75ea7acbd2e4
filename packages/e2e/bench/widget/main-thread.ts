import type { CDPSession } from 'playwright-core'

/** What the main thread of a page has done so far, in milliseconds of its own processor time. */
export interface MainThread {
  readonly task: number
  readonly script: number
  readonly style: number
  readonly nodes: number
  readonly listeners: number
  readonly heapBytes: number
}

/**
 * Reads Chromium's counters. Time is the thread's own (`threadTicks`), not the clock's: other
 * programs on the machine do not count.
 */
export async function readMainThread(devtools: CDPSession): Promise<MainThread> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    task: of('TaskDuration') * 1000,
    script: of('ScriptDuration') * 1000,
    style: (of('LayoutDuration') + of('RecalcStyleDuration')) * 1000,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heapBytes: of('JSHeapUsedSize'),
  }
}

/** Lets the page come to rest: no task of note for a moment. */
export async function rest(devtools: CDPSession, ms = 150): Promise<void> {
  let last = await readMainThread(devtools)
  for (let tries = 0; tries < 30; tries++) {
    await new Promise((done) => setTimeout(done, ms))
    const now = await readMainThread(devtools)
    if (now.task - last.task < 4) return
    last = now
  }
}
