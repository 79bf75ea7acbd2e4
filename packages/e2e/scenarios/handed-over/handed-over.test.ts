import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { reply } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A page with events that its backend has refused once, and would take now. */
async function pageWithUnsent() {
  const host = await openHostPage(
    browser,
    `<button type="button" data-fairwell-cancel>Cancel</button>
     ${inlineJson('fairwell-flow', readDefinition('flow.example'))}${inlineJson('me', monthly)}
     <script async src="/fairwell.js" data-account="#me" data-events="/events"></script>`,
    { '/events': reply('text/plain', '', 503) },
  )
  const { page, server } = host
  await page.locator('[data-fairwell-cancel]').click()
  await flowDialog(page).appears()
  await until(() => server.requests.includes('/events'), 'a try to send')
  server.route('/events', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  return { ...host, ids: () => server.log.events.map(({ id }) => id) }
}

const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })

it('what a hidden page hands over is sent by the browser when the tab is closed', async () => {
  const { page, ids, close } = await pageWithUnsent()
  await hide(page)
  expect(await page.evaluate('"fetchLater" in window')).toBe(true)
  expect(ids()).toEqual([])
  await page.close()
  await until(() => ids().length > 1, 'the events of the page that is gone')
  expect(new Set(ids()).size).toBe(ids().length)
  await close()
})

it('what a hidden page hands over is not sent again when it has delivered it by itself', async () => {
  const { page, ids, server, close } = await pageWithUnsent()
  await hide(page)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await until(() => ids().length > 1, 'the events of the page')
  await until(() => page.evaluate('!localStorage["fairwell:unsent"]'), 'the answer')
  await page.close()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(new Set(ids()).size).toBe(ids().length)
  expect(server.requests.filter((path) => path === '/events')).toHaveLength(2)
  await close()
})
