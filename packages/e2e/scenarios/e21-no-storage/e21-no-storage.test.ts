import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, type Reply } from '../../src/reply.ts'
import { initScript, scriptTag } from '../../src/script-tag.ts'

const definition = { ...readDefinition('flow.example'), holdoutPercent: 0 }
/** Everything stands in the page: an opaque origin may fetch nothing of it. */
const page = (tag: string) =>
  html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
  <form method="post" action="/cancel"><button data-fairwell-cancel>Cancel subscription</button></form>
  ${inlineJson('me', monthly)}${inlineJson('fairwell-flow', definition)}
  ${initScript('{ handlers: { cancel: async () => ({}) } }')}
  ${scriptTag(`data-account="#me" data-timeout-ms="8000" ${tag}`)}</html>`)

let browser: Browser
let host: HostPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => host?.close())

async function open(body: string, routes: Record<string, Reply>, init?: () => void) {
  host = await openHostPage(browser, body, routes, (page: Page) =>
    init ? page.addInitScript(init) : Promise.resolve(),
  )
  return host
}

describe('E21 a frame without an origin of its own', () => {
  const frame =
    '<iframe sandbox="allow-scripts allow-forms" src="/inner" width="900" height="800"></iframe>'

  it('E21 the flow works without memory, where the page allows frames', async () => {
    const { page: tab, server, errors } = await open(frame, { '/inner': page('data-allow-framed') })
    const inner = tab.frameLocator('iframe')
    await inner.getByText('Cancel subscription').click()
    const dialog = inner.locator('[data-fairwell] dialog[open]')
    await dialog.getByRole('button', { name: 'Cancel now' }).click()
    await dialog.getByRole('button', { name: 'Cancel subscription' }).click()
    await dialog.getByText('Your subscription is cancelled').waitFor()
    expect(server.cancels).toEqual([])
    expect(errors).toEqual([])
  })

  it('E21 where the page allows none, its own cancel runs', async () => {
    const { page: tab, server } = await open(frame, { '/inner': page('') })
    await tab.frameLocator('iframe').getByText('Cancel subscription').click()
    await tab.frameLocator('iframe').getByText('Cancelled').waitFor()
    expect(server.cancels).toHaveLength(1)
  })
})

describe('E21 cookies are blocked', () => {
  it.each<[string, () => void]>([
    [
      'every getter throws',
      () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError')
            },
          })
        Object.defineProperty(Document.prototype, 'cookie', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        })
      },
    ],
  ])('E21 %s: the flow works, twice', async (_what, init) => {
    const { page: tab, server, errors } = await open('', { '/': page('') }, init)
    const flow = flowDialog(tab)
    for (let visit = 0; visit < 2; visit++) {
      await tab.getByText('Cancel subscription').first().click()
      await flow.appears()
      await tab.keyboard.press('Escape')
      await flow.goes()
    }
    await tab.getByText('Cancel subscription').first().click()
    await flow.exit()
    await until(async () => /Cancel Acme/.test(await flow.title()), 'confirm')
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    expect(server.cancels).toEqual([])
    expect(errors).toEqual([])
  })
})
