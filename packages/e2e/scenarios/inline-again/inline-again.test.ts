import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = async () => {
  const host = await openBillingPage(browser, {
    body: `${cancelButton}<div style="height:3000px"></div><div id="place"></div>`,
    tag: 'data-layout="inline" data-parent="#place"',
  })
  await host.start()
  await until(() => host.exitIsOnTop(), 'the exit in view')
  await host.page.evaluate(() => {
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('#cancel')?.focus()
  })
  return host
}

it('an inline flow that is open somewhere below comes into view when it is asked for again', async () => {
  const host = await open()
  expect(await host.exitIsOnTop()).toBe(false)
  await host.page.getByRole('button', { name: 'Cancel subscription' }).first().click()
  await until(() => host.exitIsOnTop(), 'the exit in view again')
  expect(await host.focused()).toBe('title')
  expect(host.server.cancels).toHaveLength(0)
  await host.leave()
  expect(host.server.cancels).toHaveLength(1)
  await host.close()
})

it('and where its place has been hidden meanwhile, the host cancel runs', async () => {
  const host = await open()
  await host.page.evaluate(() => {
    const place = document.querySelector<HTMLElement>('#place')
    if (place) place.hidden = true
  })
  await host.page.getByRole('button', { name: 'Cancel subscription' }).first().click()
  await until(() => host.server.cancels.length === 1, 'the host cancel')
  await host.close()
})
