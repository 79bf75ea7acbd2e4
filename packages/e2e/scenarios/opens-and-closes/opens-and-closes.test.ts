import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { heapKinds } from '../../src/heap-kinds.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const openings = 200
/** Room for what the last screen leaves to the next collection; half of one thing for each opening. */
const few = openings / 2

it('200 opens and closes leave no listener, no node and nothing else in the heap behind', async () => {
  const { page, context, errors, server, close } = await openBillingPage(browser)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const counters = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? -1
    return { listeners: of('JSEventListeners'), nodes: of('Nodes') }
  }
  /** Opens, goes on by a screen and closes, so often, within the page. */
  const cycle = (times: number) =>
    page.evaluate(async (times) => {
      const control = document.querySelector('#cancel') as HTMLElement
      const root = () => document.querySelector('[data-fairwell]')?.shadowRoot
      const { port1, port2 } = new MessageChannel()
      const is = async (holds: () => unknown) => {
        const end = performance.now() + 5000
        while (!holds()) {
          if (performance.now() > end) throw new Error('waited in vain')
          await new Promise((done) => {
            port1.onmessage = done
            port2.postMessage('')
          })
        }
      }
      for (let time = 0; time < times; time++) {
        control.click()
        await is(() => root()?.querySelector('dialog[open]'))
        const exit = [...(root()?.querySelectorAll('footer button') ?? [])].pop() as HTMLElement
        exit.click()
        await is(() => root()?.querySelector('h2')?.textContent === 'Cancel Acme Pro?')
        const dialog = root()?.querySelector('dialog') as HTMLDialogElement
        ;(dialog.querySelector('.close') as HTMLElement).click()
        await is(() => !dialog.open)
      }
      port1.close()
    }, times)

  await cycle(20)
  const before = await counters()
  const kinds = await heapKinds(session)
  await cycle(openings)
  // At once: not even the timers of the last second hold a screen.
  const after = await counters()
  expect(after.listeners - before.listeners).toBeLessThan(few)
  expect(after.nodes - before.nodes).toBeLessThan(few)
  // Events are on their way for a second, and small timers run as long.
  await page.waitForFunction(() => !localStorage['fairwell:unsent'])
  const grown = async () => {
    const now = [...(await heapKinds(session))]
    return now
      .map(([kind, count]) => `${count - (kinds.get(kind) ?? 0)} more: ${kind}`)
      .filter((line) => Number.parseInt(line, 10) >= few)
  }
  await expect.poll(grown, { timeout: 5000, interval: 500 }).toEqual([])
  expect(server.cancels).toHaveLength(0)
  expect(errors).toEqual([])
  await close()
})
