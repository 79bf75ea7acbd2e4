import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../../widget/src/messages/locale-tags.ts'
import type { Messages } from '../../../widget/src/messages/messages.ts'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { fullTag } from '../../src/script-tag.ts'
import { translateDefinition } from '../../src/translate-definition.ts'

declare global {
  interface Window {
    Fairwell: { open(options: { locale: string }): Promise<unknown>; close(): void }
  }
}

const written = readDefinition('flow.locales')
const definition = localeTags.reduce(
  (whole, tag) =>
    written.locales[tag] ? whole : translateDefinition(whole, tag, (text) => `${tag} ${text}`),
  written,
)

let browser: Browser
let host: HostPage
let page: Page
beforeAll(async () => {
  browser = await launch()
  host = await openHostPage(
    browser,
    `<meta name="viewport" content="width=device-width, initial-scale=1">${inlineJson('me', monthly)}${fullTag('data-timeout-ms="20000"')}`,
    { '/flow.json': json(definition) },
  )
  page = host.page
  await page.setViewportSize({ width: 320, height: 568 })
})
afterEach(() => page.evaluate(() => window.Fairwell.close()))
afterAll(async () => {
  await host.close()
  await browser.close()
})

describe('CF-38 every locale, on one page at 320 pixels', () => {
  it.each(localeTags)('%s', async (tag) => {
    const { messages }: { messages: Messages } = await import(
      `../../../widget/src/locales/${tag.toLowerCase()}.ts`
    )
    const dir = /^(ar|he)$/.test(tag) ? 'rtl' : 'ltr'
    const flow = flowDialog(page)
    await page.evaluate((locale) => void window.Fairwell.open({ locale }), tag)
    await flow.dialog.getByRole('button', { name: messages.exitToPage, exact: true }).waitFor()
    const section = flow.dialog.locator('section')
    expect(await section.getAttribute('lang')).toBe(tag)
    expect(await section.evaluate((element) => getComputedStyle(element).direction)).toBe(dir)
    expect(await flow.title()).toBe(
      definition.locales[tag].survey.title.replace(
        /\{\{.*?\}\}/,
        dir === 'rtl' ? '\u2068Ada\u200e\u2069' : 'Ada',
      ),
    )
    const wide = await section.evaluate((element) =>
      [element, ...element.querySelectorAll('*')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    )
    expect(wide).toEqual([])
    await page.keyboard.press('Escape')
    await flow.goes()
    // The notice beside the page speaks the language, too.
    await page
      .locator('[data-fairwell] output')
      .filter({ hasText: messages.stillActive })
      .first()
      .waitFor()
    const files = host.server.requests.filter((path) => path.startsWith('/locales/'))
    expect(files.filter((path) => path === `/locales/${tag.toLowerCase()}.js`)).toHaveLength(1)
    expect(host.errors).toEqual([])
  })
})
