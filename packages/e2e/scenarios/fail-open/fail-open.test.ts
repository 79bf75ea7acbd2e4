import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, hanging, type Reply, script } from '../../src/reply.ts'

const tag = '<script async src="/fairwell.js" data-flow="/flow.json"></script>'
const form = `<form method="post" action="/cancel">
  <input type="hidden" name="subscription" value="sub_1">
  <button name="how" value="now" data-fairwell-cancel>Cancel subscription</button>
</form>${tag}`

let browser: Browser
let host: HostPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(async () => {
  await host?.close()
  host = undefined
})

async function open(body: string, routes: Record<string, Reply> = {}): Promise<HostPage> {
  host = await openHostPage(browser, body, routes)
  return host
}

const cancelButton = (page: HostPage['page']) => page.getByText('Cancel subscription')

describe('a flow script that cannot run', () => {
  it.each<[string, Reply]>([
    ['is blocked', blocked()],
    ['is not found', script('')],
    ['throws', script('throw new Error("no")')],
  ])('that %s runs the host cancel at once', async (_how, answer) => {
    const { page, server } = await open(form, { '/fairwell-flow.js': answer })
    const start = Date.now()
    await cancelButton(page).click()
    await page.waitForURL('**/cancel')
    expect(Date.now() - start).toBeLessThan(1500)
    expect(server.cancels).toEqual([
      { method: 'POST', fields: { subscription: 'sub_1', how: 'now' } },
    ])
  })

  it('that hangs runs the host cancel after the time-out', async () => {
    const { page, server } = await open(form, { '/fairwell-flow.js': hanging() })
    const start = Date.now()
    await cancelButton(page).click({ noWaitAfter: true })
    await until(() => server.cancels.length > 0, 'the host cancel')
    expect(Date.now() - start).toBeGreaterThan(1900)
    expect(Date.now() - start).toBeLessThan(2900)
    expect(server.cancels).toHaveLength(1)
  })
})
