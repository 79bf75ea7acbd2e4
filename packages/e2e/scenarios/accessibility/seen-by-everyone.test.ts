import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowOptions } from '../../../widget/playground/screens-page.ts'
import { contrast, toRgb } from '../../src/contrast.ts'
import { launch, launchWith } from '../../src/launch.ts'
import { areaOf, countDifferent, takePixels } from '../../src/pixels.ts'
import { openScreensPage } from '../../src/screens-page.ts'
import { sceneNames } from './scene-names.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await openScreensPage(browser)
})
afterAll(() => browser.close())

const looks = {
  light: { theme: 'light', forcedColors: 'none', colorScheme: 'light' },
  dark: { theme: 'dark', forcedColors: 'none', colorScheme: 'light' },
  'forced colours, light': { theme: 'auto', forcedColors: 'active', colorScheme: 'light' },
  'forced colours, dark': { theme: 'auto', forcedColors: 'active', colorScheme: 'dark' },
} as const
type Look = keyof typeof looks

const show = (name: string, options: ShowOptions = {}, on = page) =>
  on.evaluate(
    ([screen, how]) => {
      window.screens.show(screen, how)
    },
    [name, options] as const,
  )
async function showIn(look: Look, name: string): Promise<void> {
  const { theme, ...media } = looks[look]
  await page.emulateMedia(media)
  await show(name, { theme })
}
const dialog = () => page.locator('[data-fairwell] dialog')
const colour = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)

/** What of a screen is cut off, runs out of its box, or leaves the window. */
const lostIn = (on: Page) =>
  on.evaluate(() => {
    const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
    const lost: string[] = []
    const say = (what: string, element: Element) =>
      lost.push(`${what}: ${element.localName} ${element.textContent?.slice(0, 40)}`)
    for (const element of root.querySelectorAll('section,.body,article,footer,.list')) {
      if (element.scrollWidth > element.clientWidth) say('scrolls sideways', element)
    }
    for (const element of root.querySelectorAll('button,a,label,dt,dd,h2,h3,p,legend,small,li')) {
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
        say('too wide', element)
      if (!element.textContent) continue
      const isBox = /^(block|flex|grid|list-item)$/.test(getComputedStyle(element).display)
      if (isBox && element.scrollHeight > element.clientHeight + 2) say('too high', element)
    }
    for (const button of root.querySelectorAll('footer button')) {
      const { top, left, bottom, right } = button.getBoundingClientRect()
      if (top < 0 || left < 0 || right > innerWidth || bottom > innerHeight)
        say('not in the window', button)
    }
    return lost
  })

describe('AX-14 lines that tell what is what have 3:1', () => {
  it.each(['light', 'dark'] as const)('%s', async (look) => {
    await showIn(look, 'questions')
    const surface = toRgb(await colour(dialog().locator('section'), 'background-color'))
    const seen = [
      ['button', await colour(page.getByRole('button', { name: 'Cancel now' }), 'border-color')],
      ['text area', await colour(dialog().locator('textarea'), 'border-color')],
      ['checkbox', await colour(page.getByRole('checkbox').first(), 'border-color')],
      ['checked', await colour(page.getByRole('checkbox').last(), 'background-color')],
      ['radio', await colour(page.getByRole('radio').first(), 'border-color')],
      ['chosen', await colour(page.getByRole('radio').nth(3), 'border-color')],
      ['close', await colour(page.getByRole('button', { name: 'Close' }), 'color')],
    ] as const
    for (const [what, value] of seen) {
      expect(contrast(toRgb(value), surface), what).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('AX-15 the ring around what has focus is 2 pixels wide and has 3:1', () => {
  const button = (name: string) => page.getByRole('button', { name })
  const screens = {
    questions: {
      checkbox: () => page.getByRole('checkbox').nth(1),
      radio: () => page.getByRole('radio').nth(5),
      'chosen radio': () => page.getByRole('radio').nth(3),
      'text area': () => page.getByRole('textbox').first(),
    },
    offer: {
      back: () => button('Back'),
      close: () => button('Close'),
      accept: () => button('Get 50% off'),
      decline: () => button('No thanks'),
      exit: () => button('Cancel now'),
    },
    'offer-referrals': { link: () => page.getByRole('link', { name: /Five-minute/ }) },
  } as const

  it.each(['light', 'dark', 'forced colours, dark'] as const)('%s', async (look) => {
    // High enough that nothing has to be scrolled to.
    await page.setViewportSize({ width: 640, height: 900 })
    await page.keyboard.press('Tab')
    for (const [screen, controls] of Object.entries(screens)) {
      await showIn(look, screen)
      const before = await takePixels(page)
      for (const [what, control] of Object.entries(controls)) {
        await control().focus()
        const after = await takePixels(page)
        const { width, height } = await areaOf(control())
        const area = await areaOf(control(), 8)
        const changed = countDifferent(
          [before, area],
          [after, area],
          (one, other) => contrast(one, other) >= 3,
        )
        // All around, but for what rounded corners take away.
        expect([what, changed >= 2 * 0.9 * 2 * (width + height)]).toEqual([what, true])
        expect(await colour(control(), 'outline-style')).toBe('solid')
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 })
  })
})

it('AX-18 loses nothing on any screen under wider text spacing', async () => {
  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize({ width: 320, height: 568 })
  for (const name of sceneNames) {
    await show(name)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
      )
      document.querySelector('[data-fairwell]')?.shadowRoot?.adoptedStyleSheets.push(sheet)
    })
    expect([name, await lostIn(page)]).toEqual([name, []])
  }
  await page.setViewportSize({ width: 1280, height: 720 })
})

it('AX-19 follows the text size of the reader to 200% without losing anything', async () => {
  const large = await launchWith('--blink-settings=defaultFontSize=32')
  try {
    const on = await openScreensPage(large)
    for (const [width, height] of [
      [1280, 720],
      [768, 1024],
      [375, 812],
    ] as const) {
      await on.setViewportSize({ width, height })
      for (const name of sceneNames) {
        await show(name, {}, on)
        expect([width, name, await lostIn(on)]).toEqual([width, name, []])
      }
    }
    await show('survey', {}, on)
    const label = on.locator('[data-fairwell] label').first()
    expect(await colour(label, 'font-size')).toBe('32px')
    expect((await areaOf(on.getByRole('radio').first())).width).toBeGreaterThanOrEqual(40)
  } finally {
    await large.close()
  }
})

describe('AX-20 P1.1-7 E30 in forced colours', () => {
  it.each(['forced colours, light', 'forced colours, dark'] as const)('%s', async (look) => {
    await page.setViewportSize({ width: 640, height: 900 })
    await showIn(look, 'questions')
    const pixels = await takePixels(page)
    const differs = async (one: Locator, other: Locator) => {
      const [here, there] = [await areaOf(one), await areaOf(other)]
      return countDifferent([pixels, here], [pixels, there], (a, b) => contrast(a, b) >= 3)
    }
    const boxes = page.getByRole('checkbox')
    const radios = page.getByRole('radio')
    // What is chosen is told by its form: 20 pixels square, of which a good part changes.
    expect(await differs(boxes.nth(1), boxes.nth(2))).toBeGreaterThan(60)
    expect(await differs(radios.nth(2), radios.nth(3))).toBeGreaterThan(60)
    // The tick stands out of what it is on, which text in forced colours by itself does not.
    const tick = await areaOf(boxes.nth(2))
    const fill = pixels.at(tick.x + 4, tick.y + 4)
    const drawn = countDifferent(
      [pixels, tick],
      [{ at: () => fill }, tick],
      (a, b) => contrast(a, b) >= 3,
    )
    expect(drawn).toBeGreaterThan(12)
    expect(drawn).toBeLessThan(80)

    const edge = async (element: Locator) => {
      const { x, y, height } = await areaOf(element, 4)
      const outside = pixels.at(x + 1, y + height / 2)
      const seen = [2, 3, 4, 5, 6].map((at) => pixels.at(x + at, y + height / 2))
      return Math.max(...seen.map((colour) => contrast(colour, outside)))
    }
    for (const element of [
      page.getByRole('button', { name: 'Continue' }),
      page.getByRole('button', { name: 'Cancel now' }),
      dialog().locator('textarea'),
      dialog().locator('.list').first(),
      boxes.first(),
    ]) {
      expect(await edge(element)).toBeGreaterThanOrEqual(3)
    }
    // Against the page: a shadow is not drawn.
    expect(await colour(dialog().locator('section'), 'outline-style')).toBe('solid')
    await showIn(look, 'closing-notice')
    const notice = page.locator('[data-fairwell] output')
    expect(await colour(notice, 'outline-style')).toBe('solid')

    await showIn(look, 'offer-applying')
    const off = page.getByRole('button', { name: 'No thanks' })
    const grey = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.color = 'GrayText'
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    })
    expect(await colour(off, 'color')).toBe(grey)
    expect(await colour(off, 'border-top-color')).toBe(grey)
    expect(await colour(page.getByRole('button', { name: 'Cancel now' }), 'color')).not.toBe(grey)
    expect(await colour(page.getByRole('button', { name: 'Get 50% off' }), 'color')).not.toBe(grey)
  })
})

it('AX-21 moves nothing where less motion is asked for', async () => {
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
  for (const layout of ['modal', 'inline'] as const) {
    for (const name of sceneNames) {
      await show(name, { layout })
      const moving = await page.evaluate(() => {
        const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
        const ms = (list: string) =>
          Math.max(
            ...list.split(',').map((time) => parseFloat(time) * (/ms/.test(time) ? 1 : 1000)),
          )
        return [...root.querySelectorAll('*')].flatMap((element) => {
          const style = getComputedStyle(element)
          const { animationName, animationDuration, transitionDuration, transform } = style
          const isStill =
            ms(transitionDuration) <= 1 &&
            (animationName === 'none' || ms(animationDuration) <= 1) &&
            transform === 'none' &&
            style.scrollBehavior !== 'smooth'
          return isStill ? [] : element.outerHTML.slice(0, 80)
        })
      })
      expect([name, moving]).toEqual([name, []])
    }
  }
})

describe('AX-22 the colours of the page and of the system change nothing that is not asked for', () => {
  const parts = ['section', 'h2', 'footer button', 'textarea', 'small', '[type=radio]', '.follow']
  const read = () =>
    page.evaluate((selectors) => {
      const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
      return selectors.map((selector) => {
        const style = getComputedStyle(root.querySelector(selector) as Element)
        const { color, backgroundColor, borderColor, colorScheme, accentColor, caretColor } = style
        return [selector, color, backgroundColor, borderColor, colorScheme, accentColor, caretColor]
      })
    }, parts)

  it.each(['light', 'dark'] as const)('%s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    await show('survey-text', { theme })
    const before = await read()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const hostScheme of ['normal', 'light', 'dark', 'light dark', 'only light']) {
        await page.evaluate((scheme) => {
          document.documentElement.style.colorScheme = scheme
        }, hostScheme)
        await show('survey-text', { theme })
        expect([hostScheme, await read()]).toEqual([hostScheme, before])
        if (colorScheme !== theme) continue
        await show('survey-text', { theme: 'auto' })
        expect([hostScheme, await read()]).toEqual([hostScheme, before])
      }
    }
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = ''
    })
  })
})
