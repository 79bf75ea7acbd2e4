import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../scripts/find-chromium.mjs'

/** How long the contexts of one file may take to close before their browser is given up. */
const CLOSE_MS = 5000

/** The browser of this worker; its files run one after another, and each takes it over. */
let shared: Promise<Browser> | undefined

/**
 * Gives Chromium: the one that `FAIRWELL_CHROMIUM` names, else an installed one. It is started once
 * for all test files of a worker, so `close()` only closes the contexts and pages that are open; the
 * process ends with the worker. Every test takes a new page of it.
 */
export async function launch(): Promise<Browser> {
  let browser = await shared?.catch(() => undefined)
  if (!browser?.isConnected()) {
    shared = start()
    browser = await shared
  }
  return lent(browser)
}

/** Starts a browser of its own, with settings that hold for a whole browser; `close()` ends it. */
export async function launchWith(...args: string[]): Promise<Browser> {
  return start(args)
}

function start(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArgs, ...args],
  })
}

/**
 * `browser`, but for its `close()`, and for people who want no motion unless a test says otherwise: so
 * nothing is met half-way.
 */
function lent(browser: Browser): Browser {
  const close = () => giveBack(browser)
  return new Proxy(browser, {
    get(target, key) {
      if (key === 'newContext' || key === 'newPage')
        return (options?: BrowserContextOptions) =>
          target[key]({ reducedMotion: 'reduce', ...options })
      const value: unknown = key === 'close' ? close : Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** A page can hang its browser; the next file then gets a new one. */
async function giveBack(browser: Browser): Promise<void> {
  const closed = Promise.all(browser.contexts().map((context) => context.close())).then(() => true)
  const late = new Promise<false>((resolve) => setTimeout(resolve, CLOSE_MS, false).unref())
  if (await Promise.race([closed.catch(() => false), late])) return
  shared = undefined
  await browser.close()
}
