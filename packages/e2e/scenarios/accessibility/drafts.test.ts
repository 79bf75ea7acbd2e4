import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('AX-25 AX-27 has no time limit, and asks nothing twice: a draft is there after a night and after Esc', async () => {
  const host = await openBillingPage(browser, { beforeLoad: (page) => page.clock.install() })
  const { page, flow } = host
  await host.start()
  const words = flow.dialog.getByRole('textbox', { name: 'Anything else we should know?' })
  await flow.choose('It costs too much')
  await words.fill('Thank you all the same')
  await page.clock.fastForward('23:00:00')
  expect(await flow.title()).toContain('What is the main reason?')
  expect(await words.inputValue()).toBe('Thank you all the same')

  await page.keyboard.press('Escape')
  await flow.goes()
  await host.start()
  expect(await words.inputValue()).toBe('Thank you all the same')
  expect(await flow.dialog.getByRole('radio', { name: 'It costs too much' }).isChecked()).toBe(true)

  await flow.next()
  await page.clock.fastForward('12:00:00')
  await flow.shows('Cancel Acme Pro?')
  const again = flow.dialog.getByRole('radio').or(flow.dialog.getByRole('textbox'))
  expect(await again.count()).toBe(0)
  await host.close()
})
