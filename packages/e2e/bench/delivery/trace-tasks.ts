import type { Browser } from 'playwright-core'

/** One event of Chromium's trace, as far as it is read here. */
export interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Thread time in microseconds: what other programs take does not count. */
  readonly tdur?: number | undefined
  readonly args?: { readonly name?: string } | undefined
}

/** Traces the tasks of every thread, until what it returns is called. */
export async function startTracing(browser: Browser): Promise<() => Promise<TraceEvent[]>> {
  const devtools = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  devtools.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]))
  })
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  })
  return async () => {
    const isComplete = new Promise((done) => devtools.once('Tracing.tracingComplete', done))
    await devtools.send('Tracing.end')
    await isComplete
    await devtools.detach()
    return events
  }
}

/** How long each task of a page's main thread took, in ms of its own processor time. */
export function readTasks(events: readonly TraceEvent[]): number[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
}
