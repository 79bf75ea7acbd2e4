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

const policy = "require-trusted-types-for 'script'; trusted-types fairwell#loader"

it('E10 Trusted Types are enforced, and only the policy fairwell#loader is allowed', async () => {
  strict = await openStrictPage(browser, policy)
  await walkEverything(strict)
  expect(await strict.violations()).toEqual([])
  expect(strict.errors).toEqual([])
})

it('E10 the page allows no policy: the script cannot be loaded, and the page cancels by itself', async () => {
  strict = await openStrictPage(browser, "require-trusted-types-for 'script'; trusted-types 'none'")
  await strict.press()
  await strict.page.waitForURL('**/cancel')
  expect(strict.server.cancels).toEqual([{ method: 'POST', fields: { how: 'now' } }])
})
