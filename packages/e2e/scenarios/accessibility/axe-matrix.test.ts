import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowOptions } from '../../../widget/playground/screens-page.ts'
import { addAxe, axeFindings } from '../../src/axe-findings.ts'
import { launch } from '../../src/launch.ts'
import { openScreensPage } from '../../src/screens-page.ts'
import { sceneNames } from './scene-names.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await openScreensPage(browser)
  await addAxe(page)
})
afterAll(() => browser.close())

const media = {
  light: { theme: 'light', forcedColors: 'none', colorScheme: 'light' },
  dark: { theme: 'dark', forcedColors: 'none', colorScheme: 'light' },
  'forced colours': { theme: 'auto', forcedColors: 'active', colorScheme: 'dark' },
} as const

const show = (name: string, options: ShowOptions = {}) =>
  page.evaluate(
    ([screen, how]) => {
      window.screens.show(screen, how)
    },
    [name, options] as const,
  )

describe('P1.1-6 E32 axe sees into the shadow root, and what it can not decide is a finding', () => {
  const spoil = (change: (button: HTMLElement) => void) =>
    page.evaluate(`(${change})(
      document.querySelector('[data-fairwell]').shadowRoot.querySelector('footer button'))`)

  it('a button without a name', async () => {
    await show('survey')
    await spoil((button) => button.replaceChildren())
    expect((await axeFindings(page, '[data-fairwell]')).join()).toContain('button-name')
  })

  it('a contrast that is too low', async () => {
    await show('survey')
    await spoil((button) => button.style.setProperty('color', '#aaa'))
    expect((await axeFindings(page, '[data-fairwell]')).join()).toContain('color-contrast')
  })

  it('a contrast that axe can not tell', async () => {
    await show('survey')
    await spoil((button) =>
      button.style.setProperty('background-image', 'linear-gradient(#fff, #eee)'),
    )
    expect((await axeFindings(page, '[data-fairwell]')).join()).toContain('color-contrast')
  })
})

describe.each(Object.keys(media) as (keyof typeof media)[])(
  'AX-14 AX-31 AX-35 AX-38 axe finds nothing on any screen: %s',
  (theme) => {
    describe.each(['ltr', 'rtl'] as const)('%s', (dir) => {
      it.each([
        [320, 568],
        [768, 1024],
        [1280, 720],
      ])('at %i × %i', async (width, height) => {
        const { theme: wanted, ...emulated } = media[theme]
        await page.emulateMedia(emulated)
        await page.setViewportSize({ width, height })
        const findings: string[] = []
        for (const name of sceneNames) {
          await page.evaluate(([screen, options]) => void window.screens.show(screen, options), [
            name,
            { theme: wanted, dir },
          ] as const)
          const found = await axeFindings(page, '[data-fairwell]')
          findings.push(...found.map((line) => `${name}: ${line}`))
        }
        expect(findings).toEqual([])
      })
    })
  },
)
