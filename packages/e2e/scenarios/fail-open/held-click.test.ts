import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { hanging, json, notFound, type Reply, script } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

const tag = scriptTag()
const form = `<form method="post" action="/cancel">
  <input type="hidden" name="subscription" value="sub_1">
  <button name="how" value="now" data-fairwell-cancel>Cancel subscription</button>
</form>`
const cancelled = [{ method: 'POST', fields: { subscription: 'sub_1', how: 'now' } }]

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
  host = await openHostPage(browser, body, {
    '/flow.json': json(readDefinition('flow.example')),
    ...routes,
  })
  await host.page.evaluate(() => {
    const counted = window as unknown as { failures: string[] }
    counted.failures = JSON.parse(sessionStorage.failures ?? '[]')
    document.addEventListener('fairwell:failed', (event) => {
      counted.failures.push((event as CustomEvent).detail.data.code)
      sessionStorage.failures = JSON.stringify(counted.failures)
    })
  })
  return host
}

const cancelButton = ({ page }: HostPage) => page.getByText('Cancel subscription')
const failures = ({ page }: HostPage) =>
  page.evaluate(() => JSON.parse(sessionStorage.failures ?? '[]') as string[])

describe('how long a click is held', () => {
  it('takes the time that the page asks for', async () => {
    const opened = await open(form + tag.replace('data-flow', 'data-timeout-ms="700" data-flow'), {
      '/fairwell-flow.js': hanging(),
    })
    const start = Date.now()
    await cancelButton(opened).click({ noWaitAfter: true })
    await opened.page.waitForURL('**/cancel')
    expect(Date.now() - start).toBeGreaterThan(650)
    expect(Date.now() - start).toBeLessThan(1600)
  })
})

describe('while the click is held', () => {
  const routes = { '/fairwell-flow.js': hanging() }

  it('says so after 400 ms, in a dialog that leads on', async () => {
    const opened = await open(form + tag, routes)
    const dialog = opened.page.getByRole('dialog', { name: 'One moment' })
    const start = Date.now()
    await cancelButton(opened).click({ noWaitAfter: true })
    expect(await dialog.count()).toBe(0)
    await dialog.waitFor()
    expect(Date.now() - start).toBeGreaterThan(380)
    expect(await dialog.getByRole('status').textContent()).toBe('One moment')
    await dialog.getByRole('button', { name: 'Continue to cancel' }).click()
    await opened.page.waitForURL('**/cancel')
    expect(Date.now() - start).toBeLessThan(1900)
    expect(opened.server.cancels).toEqual(cancelled)
    expect(await failures(opened)).toEqual(['FW4104'])
  })

  it('Esc calls it off: nothing runs, and the next click is a new one', async () => {
    const opened = await open(form + tag, routes)
    await cancelButton(opened).click({ noWaitAfter: true })
    await opened.page.getByRole('dialog').waitFor()
    await opened.page.keyboard.press('Escape')
    await new Promise((done) => setTimeout(done, 2300))
    expect(opened.server.cancels).toEqual([])
    expect(await opened.page.locator('dialog').count()).toBe(0)
    expect(await cancelButton(opened).evaluate((node) => node === document.activeElement)).toBe(
      true,
    )
    await cancelButton(opened).click({ noWaitAfter: true })
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual(cancelled)
  })

  it('a page that is left meanwhile does not cancel when it comes back', async () => {
    const opened = await open(form + tag, routes)
    await cancelButton(opened).click({ noWaitAfter: true })
    await opened.page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    })
    await new Promise((done) => setTimeout(done, 2300))
    expect(opened.server.cancels).toEqual([])
  })

  it('more clicks, and Enter held down, are one cancel', async () => {
    const opened = await open(form + tag, routes)
    await cancelButton(opened).dblclick({ noWaitAfter: true })
    await cancelButton(opened).click({ noWaitAfter: true, delay: 60 })
    await opened.page.keyboard.down('Enter')
    await opened.page.keyboard.down('Enter')
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual(cancelled)
  })
})

describe('a failure passes', () => {
  it('the next activation loads the flow again', async () => {
    const opened = await open(
      `<button data-fairwell-cancel onclick="host++">Cancel subscription</button><script>host = 0</script>${tag}`,
      { '/fairwell-flow.js': notFound() },
    )
    await cancelButton(opened).click()
    await until(async () => (await opened.page.evaluate('host')) === 1, 'the host cancel')
    opened.server.route('/fairwell-flow.js', script(distFile('fairwell-flow.js')))
    await opened.page.mouse.move(0, 0)
    await cancelButton(opened).click()
    await opened.page.locator('[data-fairwell] dialog[open]').waitFor()
    expect(await opened.page.evaluate('host')).toBe(1)
  })
})
