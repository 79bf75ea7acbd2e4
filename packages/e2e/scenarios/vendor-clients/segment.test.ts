import { anEvent } from '@fairwell/testkit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../../src/launch.ts'
import { openVendorPage } from '../../src/vendor-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it("events go out through Segment's own client, as they would over its HTTP API", async () => {
  const start = anEvent('attempt.started')
  const shown = anEvent('offer.shown', { seq: 2 })
  const vendor = await openVendorPage(browser, 'segment.page.ts')
  expect(await vendor.deliver('client', [start, shown])).toBeUndefined()
  console.log(JSON.stringify(vendor.calls.map(c=>[c.method,c.url.href,c.json]),null,1))
  expect(await vendor.deliver('http', [start, shown])).toBeUndefined()
  console.log(vendor.calls.length, vendor.errors)
  await vendor.close()
})
