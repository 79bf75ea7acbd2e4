import type { Browser, Locator, Page } from 'playwright-core'
import type { HostServer } from '../../packages/e2e/src/host-server.ts'
import { html, reply } from '../../packages/e2e/src/reply.ts'
import { hostPage } from './host-page.ts'
import type { Shot } from './shots.ts'

/** What a panel has around it. */
const MARGIN = 28

/** Goes to a screen of the built flow, and takes its picture: a PNG. */
export async function takeShot(browser: Browser, server: HostServer, shot: Shot): Promise<Buffer> {
  const { width, height, theme, locale = 'en', forcedColors, isWhole } = shot
  server.route('/', html(hostPage(shot)))
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: isWhole && width > 500 ? 1 : 1.5,
    colorScheme: theme,
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: 'reduce',
    locale: locale === 'en' ? 'en-US' : locale,
    timezoneId: 'UTC',
  })
  try {
    const page = await context.newPage()
    await page.clock.setFixedTime('2026-11-22T14:03:27Z')
    await page.goto(server.url)
    await page.locator('[data-fairwell-cancel]').click()
    await walkTo(page, shot)
    if (isWhole) return await page.screenshot()
    const box = await page.locator('[data-fairwell] dialog[open] > section').boundingBox()
    if (!box) throw new Error(`${shot.file}: there is no panel`)
    const x = Math.max(0, box.x - MARGIN)
    const y = Math.max(0, box.y - MARGIN)
    const clip = {
      x,
      y,
      width: Math.min(width - x, box.width + 2 * MARGIN),
      height: Math.min(height - y, box.height + 2 * MARGIN),
    }
    return await page.screenshot({ clip })
  } finally {
    await context.close()
  }
}

/** By the places of things, which are the same in every language. */
async function walkTo(page: Page, { screen, brand, forcedColors }: Shot): Promise<void> {
  const dialog = page.locator('[data-fairwell] dialog[open]')
  const shows = (name: string) => dialog.locator(`section[data-screen="${name}"]`).waitFor()
  const footer = dialog.locator('footer button')
  const press = (button: Locator) => button.click()
  if (/^(info|questions|custom|permission)$/.test(screen)) {
    await shows(screen)
    if (screen === 'questions') {
      await dialog.locator('label').nth(1).click()
      await dialog.locator('label').nth(6).click()
    }
    await atRest(page)
    return
  }
  await shows('survey')
  await dialog
    .locator('label')
    .nth(screen === 'survey' && brand === 'nele' ? 2 : 0)
    .click()
  if (screen !== 'survey') {
    await press(footer.first())
    await shows('offer')
  }
  if (screen === 'offer' && forcedColors) await dialog.locator('label').first().click()
  if (screen === 'saved') await press(dialog.locator('article button').first())
  if (/^(confirm|working|cancelled|failed)$/.test(screen)) {
    await press(footer.last())
    await shows('confirm')
    if (screen !== 'confirm') await press(footer.last())
  }
  // Whoever waits goes on seeing what they decided on.
  if (screen === 'working') await dialog.locator('[aria-busy=true]').waitFor()
  else await shows(screen)
  await atRest(page)
}

async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    const pictures = document.querySelector('[data-fairwell]')?.shadowRoot?.querySelectorAll('img')
    await Promise.all([...(pictures ?? [])].map((picture) => picture.decode().catch(() => {})))
    ;(document.querySelector('[data-fairwell]')?.shadowRoot?.activeElement as HTMLElement)?.blur()
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

/** An answer with a file of a brand. */
export function svg(text: string) {
  return reply('image/svg+xml', text)
}
