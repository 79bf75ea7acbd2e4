import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { defaultSettings } from '../../../../examples/demo/settings.ts'
import type { Demo } from '../../../../examples/demo/start-demo.ts'

type Settings = Parameters<Demo['world']['change']>[0]

/** The demo in one browser page. */
export interface DemoSession {
  readonly page: Page
  /** The merchant's page beside the panel. */
  readonly frame: FrameLocator
  /** The open dialog of the flow. */
  readonly dialog: Locator
  /** Makes the demo's world anew, so set, for somebody new; waits until the merchant's page is drawn. */
  set(settings?: Settings): Promise<void>
  /** Presses the merchant's cancel button. */
  pressCancel(): Promise<void>
  /** The exit of whatever screen is open; it says what it leads to. */
  exit(): Promise<void>
  /** Presses a button of the flow. */
  press(name: string | RegExp): Promise<void>
  choose(reason: string): Promise<void>
  /** Types of the events that the panel shows as stored, in order. */
  events(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openDemo(browser: Browser, demo: Demo): Promise<DemoSession> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.goto(demo.url)
  const frame = page.frameLocator('#page')
  const dialog = frame.getByRole('dialog')
  const press = (name: string | RegExp) =>
    dialog.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
  return {
    ...{ page, frame, dialog, press },
    async set(settings) {
      demo.world.change({ ...defaultSettings, ...settings })
      const { epoch } = demo.world
      await page.locator(`#page[data-epoch="${epoch}"]`).waitFor()
      await frame.getByRole('button', { name: 'Cancel subscription' }).waitFor()
    },
    async pressCancel() {
      await frame.getByRole('button', { name: 'Cancel subscription' }).click()
    },
    exit: () => press(/^(Cancel now|Continue to cancel)$/),
    choose: (reason) => dialog.getByRole('radio', { name: reason }).check(),
    events: () =>
      page
        .locator('#events [data-stored]')
        .evaluateAll((items) =>
          items.map((item) => (item.getAttribute('data-type') ?? '').replace('fairwell.', '')),
        ),
    close: () => context.close(),
  }
}
