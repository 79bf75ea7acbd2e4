import type { Browser } from 'playwright-core'
import type { Entrant } from './fairwell-entrant.ts'
import { type MainThread, readMainThread } from './main-thread.ts'
import { openSite } from './site.ts'

/** What openings and closings leave behind in a page, each by the piece. */
export interface Leaks {
  readonly nodes: number
  readonly listeners: number
  readonly heapBytes: number
}

/** So that what is made once and kept does not count. */
const warmUp = 50

/** Opens and closes one entrant `times` times on one page. */
export async function measureLeaks(
  browser: Browser,
  entrant: Entrant,
  times = 200,
): Promise<Leaks> {
  const { page, devtools, close } = await openSite(browser, entrant.files)
  try {
    await page.waitForFunction('globalThis.contender && (contender.isReady?.() ?? true)')
    const settled = async (): Promise<MainThread> => {
      // What a timer still holds is not lost, and one collection does not find everything.
      await page.waitForTimeout(3500)
      for (let round = 0; round < 3; round++) await devtools.send('HeapProfiler.collectGarbage')
      return readMainThread(devtools)
    }
    await page.evaluate(openAndClose, warmUp)
    const before = await settled()
    await page.evaluate(openAndClose, times)
    const after = await settled()
    return {
      nodes: (after.nodes - before.nodes) / times,
      listeners: (after.listeners - before.listeners) / times,
      heapBytes: (after.heapBytes - before.heapBytes) / times,
    }
  } finally {
    await close()
  }
}

/** Runs in the page. */
async function openAndClose(times: number): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame)
  const button = document.querySelector<HTMLElement>('#cancel')
  const end = performance.now() + 300_000
  for (let time = 0; time < times; time++) {
    button?.click()
    while (!contender.isOpen()) await frame()
    // Some hear nothing in their first frames.
    while (contender.isOpen()) {
      await contender.close()
      await frame()
    }
    if (performance.now() > end) throw new Error(`${time} openings in five minutes`)
  }
}
