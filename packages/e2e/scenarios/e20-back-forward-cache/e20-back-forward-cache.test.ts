import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumArgs, findChromium } from '../../../../scripts/find-chromium.mjs'
import { openBillingPage } from '../../src/billing-page.ts'
import { distFile, distFiles } from '../../src/dist-files.ts'
import { until } from '../../src/host-page.ts'
import { hanging, html } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  const executablePath = findChromium()
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
})
afterAll(() => browser.close())

/** A billing page that may be kept, and a page to go to. */
async function open(routes = {}) {
  const billing = await openBillingPage(browser, {
    headers: { 'cache-control': 'max-age=60' },
    routes: { '/next': html('<!doctype html><h1>Next</h1>'), ...routes },
  })
  const { page, server } = billing
  // What the page knows only while it lives: gone after a reload, kept by the cache.
  await page.evaluate(`
    window.restored = 0
    addEventListener('pageshow', ({ persisted }) => { restored += persisted })`)
  return {
    ...billing,
    async awayAndBack() {
      const session = await billing.context.newCDPSession(page)
      const reasons: string[] = []
      await session.send('Page.enable')
      session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
        reasons.push(...notRestoredExplanations.map(({ reason }) => reason))
      })
      await page.goto(`${server.url}/next`)
      await page.evaluate('history.back()').catch(() => {})
      await page.getByRole('heading', { name: 'Billing' }).waitFor({ state: 'attached' })
      expect(reasons).toEqual([])
      await until(async () => (await page.evaluate('window.restored')) === 1, 'the cached page')
      expect(
        await page.evaluate(
          'performance.getEntriesByType("navigation")[0].notRestoredReasons ?? null',
        ),
      ).toBeNull()
    },
  }
}

it('E20 P2.3-3 a page with us is kept and restored; the dialog that was open is closed, and the next press opens it', async () => {
  const { page, flow, server, start, leave, awayAndBack, errors, close } = await open()
  await start()
  await flow.choose('It is hard to use')
  await awayAndBack()
  await flow.goes()
  expect(server.cancels).toHaveLength(0)
  await start()
  expect(await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).isChecked()).toBe(true)
  await leave()
  expect(server.cancels).toHaveLength(1)
  expect(await page.evaluate('window.restored')).toBe(1)
  expect(errors).toEqual([])
  await close()
})

it('E20 a press that was not answered when the page went away is not done when it comes back', async () => {
  const { page, flow, server, awayAndBack, close } = await open({ '/flow.json': hanging() })
  await page.locator('#cancel').click()
  await awayAndBack().catch((error: unknown) => {
    // Chromium does not keep a page that waits for the network; then it comes back as new.
    if (!/toEqual|in vain/.test(String(error))) throw error
  })
  await new Promise((done) => setTimeout(done, 2200))
  expect(server.cancels).toHaveLength(0)
  expect(await flow.dialog.count()).toBe(0)
  await close()
})

it('E20 P2.3-1 no file of ours listens to what keeps a page out of the cache', () => {
  for (const name of distFiles) {
    expect(distFile(name).toString()).not.toMatch(/["'`\s.](before)?unload\b|WebSocket/)
  }
})
