import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { distFile, distFiles } from '../../src/dist-files.ts'
import { launch } from '../../src/launch.ts'
import { openStrictPage, type StrictPage, walkEverything } from '../../src/strict-page.ts'

let browser: Browser
let strict: StrictPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => strict?.close())

it('E33 the whole flow opens no frame but the empty one that a receipt is printed from', async () => {
  strict = await openStrictPage(browser, "frame-src 'none'; child-src 'none'")
  const frames: string[] = []
  strict.page.on('frameattached', (frame) => frames.push(frame.url()))
  await walkEverything(strict)
  expect(frames.filter((url) => url && url !== 'about:blank')).toEqual([])
  expect(frames.length).toBeLessThan(2)
  expect(await strict.violations()).toEqual([])
})

it('E33 nothing is asked of any other site', async () => {
  strict = await openStrictPage(browser, "default-src 'self'; script-src 'nonce-n'")
  const others: string[] = []
  const { origin } = new URL(strict.server.url)
  strict.page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && !/^(blob|data|about):/.test(url.protocol)) others.push(url.href)
  })
  await walkEverything(strict)
  expect(others).toEqual([])
  for (const name of distFiles)
    expect(
      distFile(name)
        .toString()
        .match(/https?:\/\/(?!fairwell\.dev|www\.w3\.org)[\w.]+/g),
    ).toBeNull()
})
