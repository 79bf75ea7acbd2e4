import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDefinition } from '../../src/definitions.ts'
import { openHostPage } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

// As a list of a content blocker or a security suite does: by name, and some only by what it fetches.
describe('E17 a blocker takes a file away', () => {
  it.each([
    ['every file', /fairwell[\w-]*\.js/],
    ['the loader', /fairwell\.js/],
    ['the flow', /fairwell-flow\.js/],
    ['the checker', /fairwell-check\.js/],
    ['the definition', /flow\.json/],
  ])('E17 %s: the native cancel runs once, within two seconds', async (_what, list) => {
    const host = await openHostPage(
      browser,
      `<form method="post" action="/cancel"><button data-fairwell-cancel>Cancel</button></form>${scriptTag()}`,
      { '/flow.json': json(readDefinition('flow.example')) },
      (page) => page.route(list, (route) => route.abort('blockedbyclient')),
    )
    const start = await host.page.evaluate(() => performance.timeOrigin + performance.now())
    await host.page.getByText('Cancel').click()
    await host.page.waitForURL('**/cancel')
    expect((await host.page.evaluate(() => performance.timeOrigin)) - start).toBeLessThan(4000)
    expect(host.server.cancels).toHaveLength(1)
    expect(host.messages.join()).not.toContain('FW4101')
    await host.close()
  })
})
