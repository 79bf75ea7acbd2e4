import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, reply } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What a host does to the storage of its origin while events are unsent, on the page that has them. */
const clearings = {
  'localStorage at the logout': 'localStorage.clear()',
  'every database': 'indexedDB.deleteDatabase("fairwell")',
}

it.each(Object.entries(clearings))('a host that clears %s loses no event', async (_name, clear) => {
  const host = await openHostPage(
    browser,
    `<button type="button" data-fairwell-cancel>Cancel</button>
     <script>
       ids = []
       document.addEventListener('fairwell:event', ({ detail }) => ids.push(detail.id))
     </script>
     ${inlineJson('fairwell-flow', readDefinition('flow.example'))}${inlineJson('me', monthly)}
     <script async src="/fairwell.js" data-account="#me" data-events="/events"></script>`,
    {
      '/events': reply('text/plain', '', 503),
      '/next': html(`<!doctype html><title>Next</title>${scriptTag('data-events="/events"')}`),
    },
  )
  const { page, server } = host
  const read = <Value>(expression: string) => page.evaluate<Value>(expression)
  await page.locator('[data-fairwell-cancel]').click()
  await flowDialog(page).appears()
  await until(() => server.requests.includes('/events'), 'a try to send')
  await page.keyboard.press('Escape')
  const inLocalStorage = 'Object.keys(localStorage).some((key) => key.includes("events:"))'
  await until(() => read(`ids.length > 2 && !(${inLocalStorage})`), 'the events are moved')
  const ids = await read<string[]>('ids')
  const tries = server.requests.length
  await read(`void (${clear})`)
  await page.evaluate('dispatchEvent(new Event("online"))')
  await until(() => server.requests.length > tries, 'another try to send')
  await until(() => read('!!localStorage["fairwell:unsent"]'), 'the events are stored again')

  server.route('/events', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  await page.goto(`${server.url}/next`)
  const arrived = () => new Set(server.log.events.map(({ id }) => id))
  await until(() => ids.every((id) => arrived().has(id)), 'every event')
  await until(() => read('!localStorage["fairwell:unsent"]'), 'nothing is left')
  expect(host.errors).toEqual([])
  await host.close()
})
