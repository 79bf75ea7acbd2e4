import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../../scripts/find-chromium.mjs'

/** A page in a profile and a renderer process of its own. */
export interface KillablePage {
  readonly context: BrowserContext
  readonly page: Page
  readonly devtools: CDPSession
  /** Kills the renderer as the system does that has no memory left. @throws where it survives. */
  killRenderer(): Promise<void>
}

/** A browser whose renderers can be killed one by one. */
export interface KillableBrowser {
  readonly version: string
  /** Opens `url`; `prepare` runs before. */
  open(url: string, prepare: (devtools: CDPSession) => Promise<unknown>): Promise<KillablePage>
  /** Does what may start a renderer while no other page is opened: whose it is must be known. */
  alone<Value>(task: () => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

export async function launchKillable(): Promise<KillableBrowser> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // Without renderers in reserve a new one belongs to the page that was just opened.
    args: [...chromiumArgs, '--disable-features=SpareRendererForSitePerProcess'],
  })
  const root = await browser.newBrowserCDPSession()
  const renderers = async () => {
    const { processInfo } = await root.send('SystemInfo.getProcessInfo')
    return processInfo.filter(({ type }) => type === 'renderer')
  }
  let turn: Promise<unknown> = Promise.resolve()

  const alone: KillableBrowser['alone'] = (task) => {
    const done = turn.then(task)
    turn = done.catch(() => {})
    return done
  }

  return {
    version: browser.version(),
    alone,
    open: (url, prepare) =>
      alone(async () => {
        const before = (await renderers()).map(({ id }) => id)
        const context = await browser.newContext({ reducedMotion: 'reduce' })
        const page = await context.newPage()
        const devtools = await context.newCDPSession(page)
        await prepare(devtools)
        await page.goto(url)
        const own = (await renderers()).map(({ id }) => id).filter((id) => !before.includes(id))
        return { context, page, devtools, killRenderer: () => kill(page, own) }
      }),
    close: () => browser.close(),
  }
}

async function kill(page: Page, processes: readonly number[]): Promise<void> {
  const hasCrashed = new Promise<boolean>((resolve) => {
    page.once('crash', () => resolve(true))
    setTimeout(resolve, 5_000, false).unref()
  })
  for (const id of processes) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // One for the blank page before has ended by itself.
    }
  }
  if (!(await hasCrashed)) throw new Error(`the page survived the end of ${processes.join()}`)
}
