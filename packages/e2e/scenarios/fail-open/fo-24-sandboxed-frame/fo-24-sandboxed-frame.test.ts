import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pressInFrame } from '../../../src/framed-site.ts'
import { launch } from '../../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('FO-24 a page in a sandboxed frame: its own cancel runs at once', async () => {
  const { cancels, said } = await pressInFrame(
    browser,
    (site) => `<iframe sandbox="allow-scripts allow-forms" src="${site}/billing"></iframe>`,
  )
  expect(cancels).toBe(1)
  expect(said).toContain('FW4106')
})
