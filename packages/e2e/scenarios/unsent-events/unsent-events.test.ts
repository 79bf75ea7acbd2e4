import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, html, reply, script } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const billingPage = (events: string) => `<button type="button" data-fairwell-cancel>Cancel</button>
  ${inlineJson('fairwell-flow', readDefinition('flow.example'))}${inlineJson('me', monthly)}
  ${scriptTag(`data-account="#me" data-events="${events}"`)}`

it('the next page sends what could not be sent, without anybody near the control', async () => {
  const host = await openHostPage(browser, billingPage('/down'), { '/down': blocked() })
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

it('a page with the script alone sends what a page left that could not even load what sends', async () => {
  const host = await openHostPage(browser, billingPage('/events'), {
    '/fairwell-delivery.js': blocked(),
    '/account': html(`<!doctype html><title>Account</title>${scriptTag('data-events="/events"')}`),
  })
  const { page, server } = host
  await page.locator('[data-fairwell-cancel]').click()
  await flowDialog(page).appears()
  await page.keyboard.press('Escape')
  await until(() => page.evaluate('!!localStorage["fairwell:unsent"]'), 'the events are stored')

  server.route('/fairwell-delivery.js', script(distFile('fairwell-delivery.js')))
  server.route('/events', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  const before = server.requests.length
  await page.goto(`${server.url}/account`)
  await until(() => page.evaluate('!localStorage["fairwell:unsent"]'), 'nothing is left')
  const types = server.log.events.map(({ type }) => type)
  expect(types[0]).toBe('fairwell.attempt.started')
  expect(types.at(-1)).toBe('fairwell.attempt.dismissed')
  expect(server.requests.slice(before)).not.toContain('/fairwell-flow.js')
  expect(host.errors).toEqual([])
  await host.close()
})

it('a tab that crashes has left with the browser what was not confirmed', async () => {
  const asked: string[] = []
  const host = await openHostPage(browser, billingPage('/events'), {
    '/events': (_request, _response, body) => void asked.push(`${body}`),
  })
  const { page } = host
  await page.locator('[data-fairwell-cancel]').click()
  await flowDialog(page).appears()
  await until(() => asked.length > 0, 'a try that is not answered')
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)))
  const session = await host.context.newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await until(() => asked.length > 1, 'what the browser held')
  const types = asked.map((body) => JSON.parse(body).map(({ type }: { type: string }) => type))
  expect(types[1]).toEqual(first)
  await host.close()
})

/** A page whose first screen has been drawn ahead, and what `events` does there. */
async function preparedPage(events: Parameters<typeof openHostPage>[2]) {
  const host = await openHostPage(browser, billingPage('/down'), events)
  await host.page.hover('[data-fairwell-cancel]')
  const title = '!!document.querySelector("[data-fairwell]")?.shadowRoot.querySelector("h2")'
  await until(() => host.page.evaluate(title), 'the first screen drawn ahead')
  const delivery = '!!window[Symbol.for("fairwell@1")].delivery'
  await until(() => host.page.evaluate(delivery), 'what sends')
  return host
}

const first = ['fairwell.attempt.started', 'fairwell.screen.viewed']

it('an opening writes nothing before it is painted, and everything when the page goes away', async () => {
  const host = await preparedPage({ '/down': blocked() })
  const [painted, gone] = await host.page.evaluate(async () => {
    const told: string[] = []
    document.addEventListener('fairwell:event', ({ detail }: CustomEventInit) =>
      told.push(detail.type),
    )
    const look = () => ({
      isOpen: !!document
        .querySelector('[data-fairwell]')
        ?.shadowRoot?.querySelector('dialog[open] h2'),
      stored: Object.keys(localStorage).filter((key) => /^fairwell:(events|session)/.test(key)),
      told: [...told],
    })
    const inFrame = new Promise<ReturnType<typeof look>>((resolve) => {
      requestAnimationFrame(() => resolve(look()))
    })
    document.querySelector<HTMLElement>('[data-fairwell-cancel]')?.click()
    const early = await inFrame
    dispatchEvent(new PageTransitionEvent('pagehide'))
    const late = look()
    return [early, late] as const
  })
  expect(painted).toEqual({ isOpen: true, stored: [], told: [] })
  expect(gone.told).toEqual(first)
  expect(gone.stored.filter((key) => key.startsWith('fairwell:events:'))).toHaveLength(2)
  await host.close()
})

it('a page that goes away in the frame of the opening has sent what it had to tell', async () => {
  const host = await preparedPage({})
  const { page, server } = host
  server.route('/down', (request, response, body) => {
    server.log.receive(request.headers['content-type'] ?? '', body)
    reply('text/plain', '', 202)(request, response, body)
  })
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-fairwell-cancel]')?.click()
    requestAnimationFrame(() => location.assign('/cancel'))
  })
  const types = () => server.log.events.map(({ type }) => type)
  await until(() => types().length >= first.length, 'the events of the page before')
  expect(types()).toEqual(first)
  await host.close()
})
