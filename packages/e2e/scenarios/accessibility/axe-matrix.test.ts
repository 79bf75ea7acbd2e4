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

async function findOnAll(
  look: keyof typeof media,
  how: ShowOptions,
  width: number,
  height: number,
) {
  const { theme, ...emulated } = media[look]
  await page.emulateMedia(emulated)
  await page.setViewportSize({ width, height })
  const findings: string[] = []
  for (const name of sceneNames) {
    await show(name, { theme, ...how })
    const found = await axeFindings(page, '[data-fairwell]')
    findings.push(...found.map((line) => `${name}: ${line}`))
  }
  return findings
}

describe('AX-14 AX-31 AX-35 AX-38 axe finds nothing on any screen', () => {
  describe.each(['light', 'dark', 'forced colours'] as const)('%s', (look) => {
    it.each([
      ['ltr', 320, 568],
      ['ltr', 768, 1024],
      ['ltr', 1280, 720],
      ['rtl', 320, 568],
      ['rtl', 768, 1024],
      ['rtl', 1280, 720],
    ] as const)('%s at %i × %i', async (dir, width, height) => {
      expect(await findOnAll(look, { dir }, width, height)).toEqual([])
    })
  })

  it.each([
    ['sheet', 'light', 'ltr', 320],
    ['sheet', 'dark', 'rtl', 1280],
    ['inline', 'dark', 'ltr', 320],
    ['inline', 'light', 'rtl', 1280],
  ] as const)('as %s, %s, %s, at %i', async (layout, look, dir, width) => {
    // In the page, the footer sticks to the window and lies over what is still to come: a window as
    // high as the longest screen lets axe see all of it.
    const height = layout === 'inline' ? 2400 : 720
    expect(await findOnAll(look, { dir, layout }, width, height)).toEqual([])
  })
})
