import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { bundleHost } from '../../src/bundle-host.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { html, script } from '../../src/reply.ts'
import { slowdown } from '../widget/measure-open.ts'
import { readTasks, startTracing } from './trace-tasks.ts'

/** What a long time without a network costs, and its end. */
export interface Backlog {
  /** What was pushed, in order. */
  readonly pushed: readonly string[]
  /** What arrived, in order, each for each time. */
  readonly arrived: readonly string[]
  /** The longest task of the main thread, in ms of its own processor time: while storing, and sending. */
  readonly longestMs: { readonly storing: number; readonly sending: number }
  /** The longest that the page itself saw, by the clock; 0 for none over 50 ms. */
  readonly longTaskMs: number
  /** What the queue's own `push` took, for each event. */
  readonly pushMs: number
  readonly requests: number
  /** From the network's return until the last had arrived. */
  readonly sendingMs: number
  /** What the origin had stored before anything was sent. */
  readonly storedBytes: number
  /** What the heap had grown by, after garbage collection, with everything waiting, and at the end. */
  readonly heapBytes: { readonly waiting: number; readonly end: number }
}

/**
 * Pushes `attempts` times `eventsOfEach` events offline, on a processor slowed down four times, and goes
 * online; with `reload` in a page that is opened then.
 */
export async function measureBacklog(
  browser: Browser,
  attempts: number,
  eventsOfEach: number,
  reload: boolean,
): Promise<Backlog> {
  const arrived: string[] = []
  let requests = 0
  const own = await bundleHost({ file: `${import.meta.dirname}/backlog-page.ts` })
  const server = await startHostServer({
    '/': html('<!doctype html><title>Billing</title><script src="/page.js"></script>'),
    '/page.js': script(own),
    '/events': (_request, response, body) => {
      requests += 1
      arrived.push(...JSON.parse(body).map(({ id }: { id: string }) => id))
      response.writeHead(202).end()
    },
  })
  const context = await browser.newContext()
  try {
    const first = await openPage(context, server)
    await first.page.evaluate(() => backlog.start())
    const empty = await heapOf(first.devtools)
    await context.setOffline(true)
    const stopStoring = await startTracing(browser)
    await first.page.evaluate(([attempts, events]) => backlog.push(attempts, events), [
      attempts,
      eventsOfEach,
    ] as const)
    const storing = readTasks(await stopStoring())
    const { ids, pushMs } = await first.page.evaluate(() => backlog.pushed())
    const waiting = await heapOf(first.devtools)
    const storedBytes = await first.page.evaluate(async () => {
      const local = Object.entries(localStorage).flat().join('').length
      return local + ((await navigator.storage.estimate()).usage ?? 0)
    })
    const longTasks = await first.page.evaluate(() => backlog.longTasks())

    let { page, devtools } = first
    if (reload) {
      await page.close()
      await context.setOffline(false)
      ;({ page, devtools } = await openPage(context, server))
    }
    const stopSending = await startTracing(browser)
    const begins = Date.now()
    if (reload) await page.evaluate(() => backlog.start())
    else await context.setOffline(false)
    const end = begins + 120_000
    while (new Set(arrived).size < ids.length && Date.now() < end)
      await new Promise((done) => setTimeout(done, 20))
    const sendingMs = Date.now() - begins
    const sending = readTasks(await stopSending())
    longTasks.push(...(await page.evaluate(() => backlog.longTasks())))
    const left = (await heapOf(devtools)) - empty
    return {
      pushed: ids,
      arrived,
      longestMs: { storing: Math.max(0, ...storing), sending: Math.max(0, ...sending) },
      longTaskMs: Math.max(0, ...longTasks),
      pushMs: pushMs / ids.length,
      requests,
      sendingMs,
      storedBytes,
      heapBytes: { waiting: waiting - empty, end: left },
    }
  } finally {
    await server.close()
    await context.close()
  }
}

async function openPage(
  context: BrowserContext,
  server: HostServer,
): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await context.newPage()
  await page.goto(server.url)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  // What the driver brings with its first call is not ours.
  await page.evaluate(() => backlog.longTasks())
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return { page, devtools }
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
}
