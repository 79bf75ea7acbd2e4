import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, json, reply } from '../../src/reply.ts'
import { fullTag } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Page extends Window {
  sent: string[]
  Fairwell: { open(): Promise<unknown>; close(): void }
}

it('E19 more than 80 kB that wait when the page goes away arrive, each event at least once', async () => {
  const page = `${inlineJson('me', monthly)}<h1>Billing</h1>${fullTag('data-timeout-ms="8000"')}`
  const host = await openHostPage(browser, page, {
    '/flow.json': json(readDefinition('flow.example')),
    '/events': reply('text/plain', '', 503),
    '/next': html(`<!doctype html><html lang="en"><title>Next</title>${page}</html>`),
  })
  const { server } = host
  const written = await host.page.evaluate(async () => {
    const here = window as unknown as Page
    const events: { id: string }[] = []
    document.addEventListener('fairwell:event', (event) => {
      events.push((event as CustomEvent).detail)
    })
    const isOpen = () =>
      !!document.querySelector('[data-fairwell]')?.shadowRoot?.querySelector('[open]')
    while (JSON.stringify(events).length < 82_000) {
      const ended = here.Fairwell.open()
      while (!isOpen()) await new Promise((done) => setTimeout(done))
      here.Fairwell.close()
      await ended
    }
    return events
  })
  server.route('/events', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  await host.page.goto(`${server.url}/next`)
  const arrived = () => new Set(server.log.events.map(({ id }) => id))
  await until(
    () => written.every(({ id }) => arrived().has(id)),
    `all of ${written.length} events, got ${arrived().size}`,
    20_000,
  )
  expect(written.length).toBeGreaterThan(80)
  expect(server.log.problems).toEqual([])
  await host.close()
})
