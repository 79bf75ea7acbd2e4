import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShowOptions } from '../../../widget/playground/screens-page.ts'
import { launch } from '../../src/launch.ts'
import { openScreensPage } from '../../src/screens-page.ts'
import { sceneNames } from './scene-names.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await openScreensPage(browser)
})
afterAll(() => browser.close())

const show = (name: string, options: ShowOptions = {}) =>
  page.evaluate(
    ([screen, how]) => {
      window.screens.show(screen, how)
    },
    [name, options] as const,
  )

/** Where things stand, as distances from the left and from the right edge of the box they are in. */
const places = () =>
  page.evaluate(() => {
    const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
    const box = root.querySelector('section')?.getBoundingClientRect() as DOMRect
    const found: Record<string, readonly [number, number, number]> = {}
    for (const selector of [
      '.back',
      '.close',
      '.list input',
      '.follow',
      '.pair > :first-child',
      '.pair > :last-child',
      'article',
      'article:last-child',
      'ul li',
    ]) {
      const element = root.querySelector(selector)
      if (!element) continue
      const { left, right, top } = element.getBoundingClientRect()
      found[selector] = [Math.round(left - box.left), Math.round(box.right - right), top]
    }
    return found
  })

describe('AX-23 from right to left', () => {
  it.each([
    [1280, 720],
    [320, 568],
  ])('everything stands mirrored, at %i × %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    for (const name of ['survey-choice', 'offer', 'confirm', 'permission']) {
      await show(name)
      const before = await places()
      await show(name, { dir: 'rtl' })
      const after = await places()
      // Words of another length move what is below them, so only the sides are compared.
      for (const [what, [left, right]] of Object.entries(before)) {
        if (what === '.back') continue
        const [mirroredLeft, mirroredRight] = after[what] ?? []
        expect([name, what, mirroredLeft, mirroredRight]).toEqual([
          name,
          what,
          expect.closeTo(right, -0.5),
          expect.closeTo(left, -0.5),
        ])
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  it('starts lines on the right, and turns the sign of "Back"', async () => {
    await show('offer', { dir: 'rtl' })
    const { align, direction, sign } = await page.evaluate(() => {
      const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
      const style = getComputedStyle(root.querySelector('h2') as Element)
      const back = getComputedStyle(root.querySelector('.back') as Element, '::before')
      return { align: style.textAlign, direction: style.direction, sign: back.content }
    })
    expect([align, direction]).toEqual(['start', 'rtl'])
    // A character of the kind that is mirrored by the text around it (https://unicode.org/reports/tr9/#Mirroring).
    expect(sign).toMatch(/^"‹"/)
  })

  it('keeps amounts apart from the words around them', async () => {
    for (const name of sceneNames) {
      await show(name, { dir: 'rtl' })
      const loose = await page.evaluate(() => {
        const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
        return [...root.querySelectorAll('dd,label')]
          .flatMap((element) => [...element.querySelectorAll('bdi'), element])
          .filter(({ localName }) => localName === 'dd')
          .filter((element) => element.firstElementChild?.localName !== 'bdi')
          .map(({ textContent }) => textContent)
      })
      expect([name, loose]).toEqual([name, []])
    }
    await show('offer', { dir: 'rtl' })
    const notes = page.locator('[data-fairwell] label bdi')
    expect(await notes.count()).toBe(2)
  })

  it('leaves the arrows in a group of radios to the browser', async () => {
    await show('survey', { dir: 'rtl' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'I do not use it enough' }).isChecked()).toBe(true)
    await page.keyboard.press('ArrowUp')
    expect(await page.getByRole('radio', { name: 'It costs too much' }).isChecked()).toBe(true)
  })
})

describe('AX-24 the language and direction are told, and German where the law says the words', () => {
  it.each(['ltr', 'rtl'] as const)(
    '%s, on every screen and in the notice beside the page',
    async (dir) => {
      const lang = dir === 'rtl' ? 'ar' : 'en'
      for (const name of sceneNames) {
        await show(name, { dir })
        const untold = await page.evaluate(
          ([language, direction]) => {
            const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
            const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
            const wrong: string[] = []
            for (let node = words.nextNode(); node; node = words.nextNode()) {
              const told = node.parentElement?.closest('[lang]')
              const isOfLaw = node.nodeValue === 'jetzt kündigen'
              const isTold = told?.getAttribute('lang') === (isOfLaw ? 'de' : language)
              const way = node.parentElement?.closest('[dir]')?.getAttribute('dir')
              if (!isTold || way !== direction) wrong.push(`${node.nodeValue}`)
            }
            return wrong
          },
          [lang, dir] as const,
        )
        expect([name, untold]).toEqual([name, []])
      }
    },
  )
})
