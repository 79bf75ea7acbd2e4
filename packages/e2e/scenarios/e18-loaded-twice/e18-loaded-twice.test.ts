import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCancelPage } from '../../src/cancel-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('E18 P2.1-2 every file loaded twice: no name is taken, nothing throws, one dialog', async () => {
  const files = ['fairwell.js', 'fairwell-flow.js', 'fairwell-check.js']
  const twice = files.map((file) => `<script defer src="/${file}?twice"></script>`).join('')
  const page = await openCancelPage(
    browser,
    `<button data-fairwell-cancel onclick="hostCancel('Cancel')">Cancel</button>${twice}${twice}`,
    {
      head: `<script>
        defined = []
        const { define } = CustomElementRegistry.prototype
        CustomElementRegistry.prototype.define = function (name, ...more) {
          defined.push(name)
          return define.call(this, name, ...more)
        }
      </script>`,
    },
  )
  await page.cancelBy('Cancel')
  await page.cancelBy('Cancel')
  expect(await page.page.evaluate('defined')).toEqual([])
  expect(await page.page.locator('[data-fairwell]').count()).toBe(1)
  await page.settled()
  await page.close()
})
