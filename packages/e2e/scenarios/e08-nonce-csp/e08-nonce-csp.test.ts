import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launch } from '../../src/launch.ts'
import { openStrictPage, type StrictPage, walkEverything } from '../../src/strict-page.ts'

let browser: Browser
let strict: StrictPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(async () => {
  await strict?.close()
  strict = undefined
})

const policy = "script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; connect-src 'self'"

it('E08 nothing goes against a policy with a nonce and strict-dynamic, and no styles but of files', async () => {
  strict = await openStrictPage(browser, policy)
  await walkEverything(strict)
  expect(await strict.violations()).toEqual([])
  expect(strict.errors).toEqual([])
})
