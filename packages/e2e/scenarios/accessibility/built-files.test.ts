import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAxe, axeFindings } from '../../src/axe-findings.ts'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('AX-35 axe finds nothing along a path of the built files, nor on the page afterwards', async () => {
  const works = 'async () => ({ receiptId: "R-1" })'
  const host = await openBillingPage(browser, {
    // axe sees the colours only of what is in the body.
    init: `{ parent: 'body', handlers: { discount: ${works}, 'plan-change': ${works}, cancel: ${works} } }`,
    context: { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } },
  })
  const { page, flow } = host
  const findings: string[] = []
  const look = async (title: string) => {
    await flow.shows(title)
    findings.push(
      ...(await axeFindings(page, '[data-fairwell]')).map((line) => `${title}: ${line}`),
    )
  }
  await addAxe(page)
  await host.start()
  await look('What is the main reason?')
  await flow.choose('It costs too much')
  await look('What is the main reason?')
  await flow.next()
  await look('Would this suit you better?')
  await flow.press(/^Accept: /)
  await look('Would this suit you better?')
  await flow.press('No thanks')
  await look('Cancel Acme Pro?')
  await flow.exit()
  await look('Your subscription is cancelled')
  await flow.press('Done')
  await flow.goes()
  findings.push(...(await axeFindings(page, 'html')))
  expect(findings).toEqual([])
  await host.close()
})
