import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAxe, axeFindings } from '../../src/axe-findings.ts'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('AX-35 E32 axe finds nothing along a path of the built files, nor on the page afterwards', async () => {
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

describe('P1.1-6 E32 axe sees into the shadow root, and what it can not decide is a finding', () => {
  it.each([
    ['a button without a name', 'button-name', (button: HTMLElement) => button.replaceChildren()],
    [
      'a contrast that is too low',
      'color-contrast',
      (button: HTMLElement) => {
        button.style.color = '#aaa'
      },
    ],
    [
      'a contrast that axe can not tell',
      'color-contrast',
      (button: HTMLElement) => {
        button.style.backgroundImage = 'linear-gradient(#fff, #eee)'
      },
    ],
  ])('%s', async (_what, rule, spoil) => {
    const host = await openBillingPage(browser, { init: `{ parent: 'body' }` })
    await addAxe(host.page)
    await host.start()
    const button = host.flow.dialog.locator('footer button').first()
    await button.evaluate(spoil)
    expect((await axeFindings(host.page, '[data-fairwell]')).join()).toContain(rule)
    await host.close()
  })
})
