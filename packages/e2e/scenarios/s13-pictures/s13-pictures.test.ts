import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage } from '../../src/host-page.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { json, type Reply, reply } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

const brand = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../examples/definitions/brands', name), 'utf8')
const picture = reply('image/svg+xml', brand('nele-notes.svg'))
const definition = JSON.parse(brand('nele.json'))

let browser: Browser
let cdn: HostServer
let host: HostPage | undefined

/** A page whose definition has its picture on another origin, and its logo here. */
async function open(attributes: string, csp?: string) {
  const [info] = definition.screens
  const image = { ...info.image, src: `${cdn.url}/brands/nele-notes.svg` }
  const flow = { ...definition, screens: [{ ...info, image }] }
  const page = `<!doctype html><meta charset="utf-8"><title>Billing</title>
    <h1>Billing</h1><a href="/cancel" data-fairwell-cancel>Cancel</a>${inlineJson('me', monthly)}
    ${scriptTag(`data-flow="/flow.json" data-account="#me" ${attributes}`)}`
  const index: Reply = (_request, response) => {
    response.setHeader('content-type', 'text/html')
    if (csp) response.setHeader('content-security-policy', csp)
    response.end(page)
  }
  host = await openHostPage(browser, '', {
    '/': index,
    '/flow.json': json(flow),
    '/brands/*': picture,
  })
  await host.page.getByText('Cancel', { exact: true }).click()
  const dialog = flowDialog(host.page)
  await dialog.shows('What stays yours')
  const shown = dialog.dialog.getByRole('img', { name: 'A stack of notes' })
  return { ...host, flow: dialog, shown }
}

beforeAll(async () => {
  browser = await launch()
  cdn = await startHostServer({ '/brands/*': picture })
})
afterEach(async () => {
  cdn.reset()
  await host?.close()
})
afterAll(async () => {
  await cdn.close()
  await browser.close()
})

it('S-13 a picture of another origin is neither shown nor asked for', async () => {
  const { shown, flow } = await open('')
  expect(await shown.count()).toBe(0)
  expect(await flow.dialog.getByRole('img', { name: 'Nele' }).count()).toBe(1)
  expect(cdn.requests).toEqual([])
})

it('S-13 one that the page lists is shown, and is not told where', async () => {
  const { shown } = await open(`data-image-origins="https://other.example ${cdn.url}"`)
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete)).toBe(true)
  expect((await shown.boundingBox())?.height).toBeGreaterThan(100)
  expect(cdn.requests).toEqual(['/brands/nele-notes.svg'])
  expect(await shown.getAttribute('referrerpolicy')).toBe('no-referrer')
})

it('S-13 one that the page’s CSP blocks leaves no hole, and the flow works', async () => {
  const csp = "default-src 'self'; img-src 'self'"
  const { shown, flow, page, server } = await open(`data-image-origins="${cdn.url}"`, csp)
  await shown.waitFor({ state: 'hidden' })
  const [title, text] = await Promise.all([
    flow.dialog.getByRole('heading', { name: 'What stays yours' }).boundingBox(),
    flow.dialog.getByText('Your notes stay').boundingBox(),
  ])
  expect((text?.y ?? 0) - (title?.y ?? 0) - (title?.height ?? 0)).toBeLessThan(40)
  expect(cdn.requests).toEqual([])
  await flow.exit()
  await flow.exit()
  await page.waitForURL('**/cancel')
  expect(server.cancels).toHaveLength(1)
})

it('S-13 its place is kept free while it loads', async () => {
  cdn.route('/brands/*', () => {})
  const { shown } = await open(`data-image-origins="${cdn.url}"`)
  const { width = 0, height = 0 } = (await shown.boundingBox()) ?? {}
  expect(width / height).toBeCloseTo(544 / 160, 1)
})
