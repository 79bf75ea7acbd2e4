import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { visitScreens } from '../../src/flow-screens.ts'
import { openHostPage } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { fullTag, initScript } from '../../src/script-tag.ts'
import { changesByStyles, keepStyles, readWidgetMetrics } from '../../src/widget-metrics.ts'

const body = `<h1>Billing</h1><button data-fairwell-cancel>Cancel plan</button>${inlineJson('me', monthly)}
${initScript('{ handlers: { cancel: async () => {}, discount: async () => {}, pause: async () => {} } }')}${fullTag()}`
const sizes = ['1px', '10px', '16px', '24px', '62.5%', '200%', '0', 'max(1vw, 9px)']

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('E05 the widget is as large whatever the font size of the page’s root', async () => {
  const host = await openHostPage(browser, body, {
    '/flow.json': json(readDefinition('flow.example')),
  })
  const { page } = host
  await page.getByText('Cancel plan').click()
  await page.locator('dialog[open]').waitFor()
  const styles = sizes.map((size) => [
    size,
    `html{font-size:${size}!important}body{font-size:3rem!important;line-height:2rem!important}`,
  ])
  await keepStyles(page, Object.fromEntries(styles))
  const found: string[] = []
  let measured = 0
  await visitScreens(page, async (screen) => {
    measured += Object.keys(await readWidgetMetrics(page)).length
    for (const change of await changesByStyles(page)) found.push(`${screen}, ${change}`)
  })
  await host.close()
  expect(measured).toBeGreaterThan(200)
  expect(found).toEqual([])
})
