import { anEventBatch } from '@fairwell/testkit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../../src/host-page.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { openVendorPage } from '../../src/vendor-page.ts'

let browser: Browser
let server: HostServer
/** `OPTIONS posthog`, `POST posthog` … in order of arrival. */
const requests: string[] = []
const bodies = new Map<string, string>()

beforeAll(async () => {
  browser = await launch()
  server = await startHostServer({
    '/*': ({ method, url, headers }, response, body) => {
      const name = url?.split('/')[1] ?? ''
      requests.push(`${method} ${name}`)
      if (method === 'POST') bodies.set(name, decodeURIComponent(body))
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'access-control-allow-origin': `${headers.origin}`,
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'authorization, content-type',
        })
        .end('{"status":1}')
    },
  })
})
afterAll(async () => {
  await server.close()
  await browser.close()
})

it('a page that goes at once hands over to every API, also where the browser asks first', async () => {
  const simple = ['segment', 'customer-io', 'mixpanel']
  const askedFirst = ['rudderstack', 'posthog', 'amplitude']
  const names = [...simple, ...askedFirst]
  const batch = anEventBatch(3)

  const { page, close } = await openVendorPage(browser, 'other-origin.page.ts')
  // Where requests are looked at on their way the browser does not ask first.
  await page.unrouteAll()
  await page.evaluate((url) => postTo(url), server.url)
  const handedOver = await page.evaluate(
    ([all, events]) => {
      const results = all.map((name) => handOverWith(name, JSON.parse(events)))
      location.href = '/cancel'
      return results
    },
    [names, JSON.stringify(batch)] as const,
  )
  expect(handedOver).toEqual(names.map(() => true))
  await page.waitForURL('**/cancel')

  await until(() => bodies.size === names.length, 'the events at each API')
  for (const { id } of batch) for (const body of bodies.values()) expect(body).toContain(id)
  const asked = requests.filter((request) => request.startsWith('OPTIONS'))
  expect(asked.sort()).toEqual(askedFirst.map((name) => `OPTIONS ${name}`).sort())
  await close()
})
