import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { distFile } from '../../src/dist-files.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

// Everything that elements take from their parents, and custom properties of every common name.
const hostile = `
  :root, body {
    --text: red; --surface: red; --accent: red; --line: red; --space: 99px; --gap: 99px; --round: 0;
    --font: monospace; --side: 99px; --tallest: 900px; --done: 100%;
  }
  html, body {
    font: italic 900 60px/5 monospace; font-variant: small-caps; font-stretch: condensed;
    font-feature-settings: "smcp"; color: red; -webkit-text-fill-color: red; -webkit-text-stroke: 2px red;
    text-shadow: 0 0 9px red; letter-spacing: 9px; word-spacing: 30px; text-transform: uppercase;
    text-align: right; text-indent: 80px; white-space: nowrap; word-break: break-all; hyphens: auto;
    direction: rtl; writing-mode: vertical-rl; visibility: hidden; pointer-events: none; cursor: wait;
    user-select: none; quotes: none; list-style: inside square; border-collapse: collapse; tab-size: 40;
    caret-color: red; accent-color: red; color-scheme: dark; scrollbar-color: red red; line-break: anywhere;
    text-wrap: nowrap; text-size-adjust: 300%; -webkit-font-smoothing: none; paint-order: stroke;
  }
  #cancel { visibility: visible; pointer-events: auto }`

/** How every element of ours is drawn, screen by screen. */
async function drawn(head: string): Promise<string[]> {
  const { flow, server, start, leave, errors, close } = await openBillingPage(browser, {
    head,
    body: cancelButton,
    context: { viewport: { width: 900, height: 700 }, reducedMotion: 'reduce' },
    // The same order of reasons each time.
    beforeLoad: (page) =>
      page.addInitScript(() => {
        Math.random = () => 0.5
      }),
  })
  const read = () =>
    flow.dialog.evaluate((dialog, css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      const names = [...(sheet.cssRules[1] as CSSStyleRule).style, 'width', 'height', 'display']
      return [dialog, ...dialog.querySelectorAll('*')].flatMap((element) => {
        const style = getComputedStyle(element)
        return names.map((name) => `${element.localName} ${name}: ${style.getPropertyValue(name)}`)
      })
    }, hostile)
  await start()
  const lines = await read()
  await flow.exit()
  await flow.shows('Cancel Acme Pro?')
  lines.push(...(await read()))
  await flow.press('Keep my subscription')
  await flow.goes()
  await start()
  await leave()
  expect(server.cancels).toHaveLength(1)
  expect(errors).toEqual([])
  await close()
  return lines
}

it('P2.1-5 nothing that elements inherit comes in from the page', async () => {
  const [clean, dirty] = [await drawn(''), await drawn(`<style>${hostile}</style>`)]
  expect(clean.length).toBeGreaterThan(3000)
  expect(dirty.filter((line, at) => line !== clean[at])).toEqual([])
})

it('P2.1-5 nothing of ours is registered for the whole page', () => {
  const code = distFile('fairwell-flow.js').toString()
  expect(code).not.toMatch(/@property|@layer|@font-face|registerProperty|:root/)
})
