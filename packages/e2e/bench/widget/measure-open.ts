import type { Browser, Page } from 'playwright-core'
import type { Entrant } from './fairwell-entrant.ts'
import { readMainThread, rest } from './main-thread.ts'
import { openSite } from './site.ts'

/** One opening on a fresh page. */
export interface Opening {
  /** Main-thread time from the click until the dialog is painted, in ms. */
  readonly task: number
  /** By the clock, from the click until the dialog is painted, in ms. */
  readonly paint: number
  /** Main-thread time from the click until half a second after the paint: what was put off counts too. */
  readonly settled: number
}

/** How many times slower than this machine: a phone of the middle class. */
export const slowdown = 4

/** Opens one entrant once, on a page of its own that has come to rest, and counts what it costs. */
export async function measureOpen(
  browser: Browser,
  entrant: Entrant,
  settleMs = 500,
): Promise<Opening> {
  const site = await openSite(browser, entrant.files)
  const { page, devtools } = site
  try {
    await page.waitForFunction('globalThis.contender && (contender.isReady?.() ?? true)')
    await page.evaluate(installClick)
    if (entrant.afterIntent) await showIntent(page)
    await rest(devtools)
    await devtools.send('HeapProfiler.collectGarbage')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    // Asking costs something itself: once before, so that it is no longer new.
    await page.evaluate('clickAndPaint()')
    const before = await readMainThread(devtools)
    const paint: number = await page.evaluate('clickAndPaint("#cancel")')
    const after = await readMainThread(devtools)
    await new Promise((done) => setTimeout(done, settleMs))
    const later = await readMainThread(devtools)
    return {
      task: after.task - before.task,
      paint,
      settled: later.task - before.task,
    }
  } finally {
    await site.close()
  }
}

/** The pointer comes over the control, and what that sets off is done. */
async function showIntent(page: Page): Promise<void> {
  await page.hover('#cancel')
  await page.waitForFunction(
    () => !!document.querySelector('[data-fairwell]')?.shadowRoot?.querySelector('dialog h2'),
  )
}

/**
 * Runs in the page. `clickAndPaint(selector)` clicks and resolves, with the milliseconds it took, after
 * the first frame that has the dialog in it has been painted. The click is a synthetic one: no pointer
 * tells anybody of it before.
 */
function installClick(): void {
  const { port1, port2 } = new MessageChannel()
  Object.assign(globalThis, {
    clickAndPaint: (selector?: string) =>
      new Promise((resolve) => {
        const start = performance.now()
        // A message that is posted within a frame arrives after it has been painted.
        port1.onmessage = () => resolve(performance.now() - start)
        const frame = () => {
          if (!selector || contender.isOpen()) port2.postMessage(0)
          else requestAnimationFrame(frame)
        }
        if (selector) document.querySelector<HTMLElement>(selector)?.click()
        requestAnimationFrame(frame)
      }),
  })
}
