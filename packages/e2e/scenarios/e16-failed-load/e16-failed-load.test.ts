import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CancelPage, openCancelPage, shortFlow } from '../../src/cancel-page.ts'
import { distFile } from '../../src/dist-files.ts'
import { launch } from '../../src/launch.ts'
import { blocked, hanging, html, json, notFound, type Reply, script } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const body = `<button data-fairwell-cancel onclick="hostCancel('Cancel')">Cancel</button>`
const files = {
  '/fairwell-flow.js': script(distFile('fairwell-flow.js')),
  '/fairwell-check.js': script(distFile('fairwell-check.js')),
  '/flow.json': json(shortFlow),
}

/** Lets `path` fail each way in turn: the host cancel runs; then lets it work: the flow opens. */
async function recovers(page: CancelPage, path: keyof typeof files, failures: readonly Reply[]) {
  const { server, flow } = page
  const click = async () => {
    await page.page.mouse.move(0, 0)
    await page.page.getByText('Cancel').click()
  }
  for (const failure of failures) {
    server.route(path, failure)
    await page.passes(click, 'Cancel')
  }
  server.route(path, files[path])
  await click()
  await flow.appears()
  expect(page.ran).toHaveLength(failures.length)
  await page.page.keyboard.press('Escape')
  await flow.goes()
}

it.each<[keyof typeof files, readonly Reply[], string]>([
  ['/fairwell-flow.js', [blocked(), notFound(), html('Log in'), script('throw 1')], ''],
  ['/fairwell-check.js', [blocked(), notFound()], ''],
  ['/flow.json', [blocked(), json({}, 503), html('Log in'), json({})], ''],
  ['/flow.json', [hanging(), hanging(), hanging(), hanging()], 'data-timeout-ms="700"'],
])(
  'E16 P2.1-1 a failure of %s passes: the next click tries again',
  async (path, failures, more) => {
    const page = await openCancelPage(browser, body, {
      tag: `data-flow="/flow.json" ${more}`,
      routes: { [path]: failures[0] as Reply },
    })
    await recovers(page, path, failures)
    await page.cancelBy('Cancel')
    await page.close()
  },
)

it('E16 P2.1-1 a loader that was blocked leaves no trace: the next tag works', async () => {
  const page = await openCancelPage(browser, body, { routes: { '/fairwell.js': blocked() } })
  await page.passes(() => page.page.getByText('Cancel').click(), 'Cancel')
  page.server.route('/fairwell.js', script(distFile('fairwell.js')))
  await page.page.addScriptTag({ url: '/fairwell.js' })
  await page.page.evaluate('Fairwell.init({ flow: "/flow.json" })')
  await page.cancelBy('Cancel')
  expect(await page.page.locator('[data-fairwell]').count()).toBe(1)
  await page.close()
})
