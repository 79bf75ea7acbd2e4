import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { openCancelPage, shortFlow } from '../../src/cancel-page.ts'
import { launch } from '../../src/launch.ts'
import { script } from '../../src/reply.ts'
import { strictApp } from './strict-app.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it.each(['18', '19'])(
  'E22 P2.3-6 React %s in strict mode: neither none nor two, with the tag, the widget, and two of one flow',
  async (version) => {
    const page = await openCancelPage(browser, '<div id="root"></div>', {
      routes: { '/host.js': script(await bundleHost(strictApp(version))) },
      head: `<script>definition = ${JSON.stringify(shortFlow)}</script><script defer src="/host.js"></script>`,
    })
    const press = (name: string) => page.page.getByRole('button', { name }).click()
    const hosts = () => page.page.locator('[data-fairwell]').count()
    await page.page.waitForFunction('Fairwell.ready')
    await page.page.evaluate('start()')
    await page.page.getByText('Own').waitFor()
    // Once more than it is there, or this is no strict mode.
    expect(await page.page.evaluate('mounts')).toBe(2)
    expect(await hosts()).toBe(2)

    await page.cancelBy('Tagged')
    expect(await page.page.getByText('Tagged').textContent()).toBe('Tagged1')
    await page.cancelBy('Own')
    await page.cancelBy('Shared one', 'Shared')
    await page.cancelBy('Shared two', 'Shared')
    // The tag's own has come.
    expect(await hosts()).toBe(3)

    // The one that goes leaves the dialog to the one that stays.
    await press('Toggle two')
    await page.cancelBy('Shared one', 'Shared')
    await press('Toggle two')
    await page.cancelBy('Shared two', 'Shared')

    await press('Toggle all')
    expect(await hosts()).toBe(2)
    await press('Toggle all')
    await page.cancelBy('Own')
    await page.cancelBy('Tagged')
    await page.settled()
    await page.close()
  },
)
