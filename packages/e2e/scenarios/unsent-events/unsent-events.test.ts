import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, reply } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('the next page sends what could not be sent, without anybody near the control', async () => {
  const host = await openHostPage(
    browser,
    `<button type="button" data-fairwell-cancel>Cancel</button>
     ${inlineJson('fairwell-flow', readDefinition('flow.example'))}${inlineJson('me', monthly)}
     <script async src="/fairwell.js" data-account="#me" data-events="/down"></script>`,
    { '/down': blocked() },
  )
  const { page, server } = host
  await page.locator('[data-fairwell-cancel]').click()
  await flowDialog(page).appears()
  await page.keyboard.press('Escape')
  await until(() => server.requests.includes('/down'), 'a try to send')

  // What is handed over on the way out does not arrive either.
  await page.goto(`${server.url}/cancel`)
  server.route('/down', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  await page.goto(server.url)
  const types = () => server.log.events.map(({ type }) => type)
  await until(() => types().includes('fairwell.attempt.dismissed'), 'the events of the page before')
  expect(types()[0]).toBe('fairwell.attempt.started')
  expect(server.log.problems).toEqual([])
  await until(() => page.evaluate('!localStorage["fairwell:unsent"]'), 'nothing is left')
  await host.close()
})
