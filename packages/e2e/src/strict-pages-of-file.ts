import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launch } from './launch.ts'
import { openStrictPage, type StrictPage, type StrictPageOptions } from './strict-page.ts'

/** For a test file: what opens a page with a policy. It is closed after the test. */
export function strictPagesOfFile(): (
  csp: string,
  options?: StrictPageOptions,
) => Promise<StrictPage> {
  let browser: Browser
  const open: StrictPage[] = []
  beforeAll(async () => {
    browser = await launch()
  })
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close()
  })
  afterAll(() => browser.close())
  return async (csp, options) => {
    const page = await openStrictPage(browser, csp, options)
    open.push(page)
    return page
  }
}
