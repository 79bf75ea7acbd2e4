import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pressInFrame } from '../../../src/framed-site.ts'
import { launch } from '../../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('FO-25 S-20 a page in a frame of another site: its own cancel runs at once, and no dialog is shown', async () => {
  const { cancels, said } = await pressInFrame(
    browser,
    (site) => `<iframe src="${site.replace('127.0.0.1', 'localhost')}/billing"></iframe>`,
  )
  expect(cancels).toBe(1)
  expect(said).toContain('FW4106')
  expect(said).not.toContain('FW4101')
})
