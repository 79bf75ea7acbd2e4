import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { openCancelPage } from '../../src/cancel-page.ts'
import { distFile } from '../../src/dist-files.ts'
import { launch } from '../../src/launch.ts'
import { after, script } from '../../src/reply.ts'
import { stub } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const slow = { '/fairwell.js': after(500, script(distFile('fairwell.js'))) }

describe('E15 P2.1-1 what was called before the script was there is done in order', () => {
  it('E15 on, init, open', async () => {
    const page = await openCancelPage(
      browser,
      `<button data-fairwell-cancel onclick="hostCancel('Early')">Early</button>`,
      {
        routes: slow,
        head: `${stub}<script>
          seen = []
          Fairwell.nothing('of this name')
          Fairwell.on('event', (event) => seen.push(event.type))
          Fairwell.init({ account: { subscriber: { id: 'u_0' } } })
          Fairwell.init({ account: ${JSON.stringify(monthly)} })
          Fairwell.open()
          Fairwell.on('event', () => seen.push('second'))
        </script>`,
      },
    )
    await page.flow.shows('Cancel Acme Pro?')
    // An opening is painted before it is told.
    await page.page.waitForFunction('seen.length > 3')
    expect(await page.page.evaluate('seen')).toEqual([
      'fairwell.attempt.started',
      'second',
      'fairwell.screen.viewed',
      'second',
    ])
    await page.page.keyboard.press('Escape')
    await page.flow.goes()
    await page.cancelBy('Early')
    await page.settled()
    await page.close()
  })

  it('E15 close after open leaves nothing open; a click before the script is the page’s own', async () => {
    const page = await openCancelPage(
      browser,
      `<button data-fairwell-cancel onclick="hostCancel('Own')">Own</button>`,
      {
        routes: slow,
        head: `${stub}<script>
          Fairwell.open()
          Fairwell.close()
          addEventListener('DOMContentLoaded', () => document.querySelector('button').click())
          addEventListener('load', () => Fairwell.ready.then(() => { isReady = true }))
        </script>`,
      },
    )
    await page.passes(() => page.page.waitForFunction('isReady'), 'Own')
    expect(await page.flow.dialog.count()).toBe(0)
    await page.cancelBy('Own')
    await page.settled()
    await page.close()
  })
})
