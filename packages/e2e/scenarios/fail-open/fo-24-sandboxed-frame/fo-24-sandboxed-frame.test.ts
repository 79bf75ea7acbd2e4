import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDefinition } from '../../../src/definitions.ts'
import { openHostPage } from '../../../src/host-page.ts'
import { type HostServer, startHostServer } from '../../../src/host-server.ts'
import { launch } from '../../../src/launch.ts'
import { html, json } from '../../../src/reply.ts'
import { scriptTag } from '../../../src/script-tag.ts'

let browser: Browser
let site: HostServer
beforeAll(async () => {
  browser = await launch()
  site = await startHostServer({
    '/billing': html(
      `<!doctype html><title>Billing</title><form method="post" action="/cancel"><button data-fairwell-cancel>Cancel</button></form>${scriptTag()}`,
    ),
    '/flow.json': json(readDefinition('flow.example')),
  })
})
afterAll(async () => {
  await site.close()
  await browser.close()
})

it('FO-24 a page in a sandboxed frame: its own cancel runs at once', async () => {
  const { page, messages, close } = await openHostPage(
    browser,
    `<iframe sandbox="allow-scripts allow-forms" src="${site.url}/billing"></iframe>`,
  )
  const frame = page.frameLocator('iframe')
  await frame.getByText('Cancel').click()
  await frame.getByText('Cancelled').waitFor()
  expect(site.cancels).toHaveLength(1)
  expect(messages.join()).toContain('FW4106')
  await close()
})
