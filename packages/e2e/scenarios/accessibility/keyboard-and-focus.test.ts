import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTree } from '../../src/accessibility-tree.ts'
import { takeAnnouncements } from '../../src/announcements.ts'
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

const show = (name: string) =>
  page.evaluate((screen) => {
    window.screens.show(screen)
  }, name)
const turn = (name: string) => page.evaluate((screen) => window.screens.turn(screen), name)
const calls = () => page.evaluate(() => window.screens.calls())
const focus = async () => {
  const { focused } = await readTree(page)
  return `${focused?.role} ${focused?.name}`
}

it('AX-02 E31 has focus on the title when it opens, on every screen, and never on a button', async () => {
  for (const name of sceneNames) {
    if (/notice|nothing-chosen/.test(name)) continue
    await show(name)
    const { focused } = await readTree(page)
    expect({ name, role: focused?.role, level: focused?.level }).toEqual({
      name,
      role: 'heading',
      level: 2,
    })
  }
})

it('AX-07 moves focus to the new title, and says once which step it is', async () => {
  await show('survey')
  await takeAnnouncements(page)
  for (const [name, title, step] of [
    ['offer', 'Would this suit you better?', ['status: Step 2 of 3']],
    ['confirm', 'Cancel Acme Pro?', ['status: Step 3 of 3']],
    ['offer', 'Would this suit you better?', ['status: Step 2 of 3']],
    ['saved', 'Done. Your subscription continues.', []],
  ] as const) {
    await turn(name)
    expect(await focus()).toBe(`heading ${title}`)
    expect(await takeAnnouncements(page)).toEqual(step)
  }
  expect(await page.title()).toBe('Billing')
})

it('AX-08 has one tab stop for a group of radios; arrows and Space choose, and nothing goes on by itself', async () => {
  await show('survey')
  await page.keyboard.press('Tab')
  expect(await focus()).toBe('radio It costs too much')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  expect(await focus()).toBe('radio I do not use it enough')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await focus()).toBe('radio Something else')
  expect(await calls()).toEqual([
    ['chooseReason', 'too-expensive'],
    ['chooseReason', 'not-using'],
    ['chooseReason', 'too-expensive'],
    ['chooseReason', 'other'],
  ])
  await page.keyboard.press('Tab')
  expect(await focus()).toBe('textbox Anything else we should know?')
  await page.keyboard.press('Shift+Tab')
  expect(await focus()).toBe('radio Something else')
})

it('AX-10 tells once what is missing, ties it to the group, and goes to the first radio of it', async () => {
  await show('offer-pause')
  await takeAnnouncements(page)
  const accept = page.getByRole('button', { name: 'Accept: Take a break instead' })
  await accept.focus()
  await page.keyboard.press('Enter')
  expect(await takeAnnouncements(page)).toEqual(['alert: Choose one of these first.'])
  expect(await focus()).toBe('radio 1 month Nothing to pay until January 22, 2027')
  const group = page.getByRole('radiogroup', { name: 'Choose one' })
  expect(await group.getAttribute('aria-invalid')).toBe('true')
  const { find } = await readTree(page)
  expect(find('radiogroup')[0]?.description).toBe('Choose one of these first.')
  await page.keyboard.press('Space')
  expect(await group.getAttribute('aria-invalid')).toBe('false')
  expect(await page.getByRole('alert').count()).toBe(0)
})

it('AX-11 has its status regions before they speak, and each says one thing once', async () => {
  await show('offer')
  await takeAnnouncements(page)
  const silent = page.locator('[data-fairwell] footer [role=status]')
  expect(await silent.textContent()).toBe('')
  await turn('offer-applying')
  expect(await takeAnnouncements(page)).toEqual(['status: Applying the offer…'])
  await turn('offer-applying-then-cancel')
  expect(await takeAnnouncements(page)).toEqual([
    'status: Applying the offer… Then you can cancel.',
  ])
  await turn('offer-gone')
  expect(await takeAnnouncements(page)).toEqual([
    'alert: This offer is no longer available. Nothing was changed.',
  ])
  await turn('confirm')
  await takeAnnouncements(page)
  await turn('confirm-cancelling')
  expect(await takeAnnouncements(page)).toEqual(['status: Cancelling your subscription…'])
  await page.keyboard.press('Escape')
  await expect
    .poll(() => takeAnnouncements(page))
    .toEqual(['status: Your subscription is still active.'])
})

it('AX-33 keeps the name and the focus of the button that is at work', async () => {
  await show('offer')
  const accept = page.getByRole('button', { name: 'Get 50% off' })
  await accept.focus()
  await turn('offer-applying')
  expect(await focus()).toBe('button Get 50% off')
  expect(await accept.getAttribute('aria-busy')).toBe('true')
  expect(await accept.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Enter')
  expect(await calls()).toEqual([])
  await turn('saved')
  expect(await focus()).toBe('heading Done. Your subscription continues.')
})

it('AX-34 leaves F6 and the other keys of the browser to the browser', async () => {
  await show('survey')
  const kept = await page.evaluate(() => {
    const target = document.querySelector('[data-fairwell]')?.shadowRoot?.activeElement
    const keys = ['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'PageDown', 'Home', 'End']
    const withControl = ['l', 't', 'w', 'r', 'f', 'p', '+', '-', '0', 'Tab', 'F6', 'PageDown']
    const press = (key: string, ctrlKey: boolean) =>
      target?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          ctrlKey,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      )
    return [
      ...keys.filter((key) => !press(key, false)),
      ...withControl.filter((key) => !press(key, true)),
    ]
  })
  expect(kept).toEqual([])
})

it('AX-37 leads by keyboard to a receipt that is text, with its buttons to print and save it', async () => {
  await show('cancelled')
  for (const name of ['Print', 'Save', 'Done']) {
    await page.keyboard.press('Tab')
    expect(await focus()).toBe(`button ${name}`)
  }
  const { find } = await readTree(page)
  expect(find('definition').map(({ text }) => text)).toEqual([
    'C-88213',
    'Cancellation of Acme Pro',
    expect.stringMatching(/^November 22, 2026 at 2:03:27.PM UTC$/),
    'December 22, 2026',
  ])
  const pictures = page.locator('[data-fairwell]').locator('img,svg,canvas,picture,object')
  expect(await pictures.count()).toBe(0)
})

describe('content that is cut off', () => {
  it('scrolls by keyboard where nothing in it can have the focus', async () => {
    await page.setViewportSize({ width: 320, height: 400 })
    await show('saved')
    await page.keyboard.press('Tab')
    expect(await focus()).toBe('button Done')
    await page.keyboard.press('Shift+Tab')
    expect(await focus()).toBe('region Done. Your subscription continues.')
    // Chromium would do without; Safari would not.
    expect(await page.locator('[data-fairwell] .body').getAttribute('tabindex')).toBe('0')
    const scrolled = () =>
      page
        .locator('[data-fairwell] .body')
        .evaluate((body) => body.scrollHeight - body.clientHeight - body.scrollTop)
    expect(await scrolled()).toBeGreaterThan(20)
    await page.keyboard.press('End')
    await expect.poll(scrolled).toBeLessThan(2)
    await page.setViewportSize({ width: 1280, height: 720 })
    await show('saved')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await focus()).toBe('button Close')
  })
})

it('a message that is cut off scrolls by keyboard, too', async () => {
  await page.setViewportSize({ width: 320, height: 568 })
  await show('offer-failed-with-many-words')
  await page.getByRole('button', { name: 'No thanks' }).focus()
  await page.keyboard.press('Shift+Tab')
  expect((await readTree(page)).focused?.role).toBe('region')
  const words = page.locator('[data-fairwell] [role=alert] [tabindex="0"]')
  const scrolled = () => words.evaluate((box) => box.scrollTop)
  await page.keyboard.press('End')
  await expect.poll(scrolled).toBeGreaterThan(20)
  await page.setViewportSize({ width: 1280, height: 720 })
})

describe('P1.1-4 every screen is one root', () => {
  it('in which each reference of ARIA and each label finds what it names', async () => {
    for (const name of sceneNames) {
      await show(name)
      const lost = await page.evaluate(() => {
        const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
        const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id)
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
        const roots = [...root.querySelectorAll('*')].filter((element) => element.shadowRoot)
        const broken = [...root.querySelectorAll('*')].flatMap((element) =>
          ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']
            .flatMap((key) => element.getAttribute(key)?.split(/\s+/) ?? [])
            .filter((id) => !root.getElementById(id)),
        )
        return [...twice, ...roots.map(({ tagName }) => tagName), ...broken]
      })
      expect([name, lost]).toEqual([name, []])
    }
  })
})

describe('what controls are', () => {
  const controlsOf = (name: string) =>
    show(name).then(() =>
      page.evaluate(() =>
        [
          ...(document
            .querySelector('[data-fairwell]')
            ?.shadowRoot?.querySelectorAll(
              'a,button,input,select,textarea,[role=button],[role=link],[tabindex],[onclick],[contenteditable],[accesskey]',
            ) ?? []),
        ].map((element) => ({
          tag: element.localName,
          type: element.getAttribute('type'),
          href: element.getAttribute('href'),
          role: element.getAttribute('role'),
          hotkey: element.getAttribute('accesskey'),
        })),
      ),
    )

  it('AX-29 buttons act, links lead somewhere, and nothing else is pressed', async () => {
    for (const name of sceneNames) {
      for (const { tag, type, href, role, hotkey } of await controlsOf(name)) {
        expect(hotkey).toBeNull()
        if (tag === 'button') expect([name, type, href, role]).toEqual([name, 'button', null, null])
        else if (tag === 'a') expect([name, role, href]).toEqual([name, null, expect.any(String)])
        else
          expect([name, tag]).toEqual([
            name,
            expect.stringMatching(/^(input|textarea|h2|div|span)$/),
          ])
      }
    }
  })

  it('AX-28 asks for nothing that a browser could fill in: no name, no address, no contract', async () => {
    const asked = new Set<string>()
    for (const name of sceneNames) {
      for (const { tag, type } of await controlsOf(name)) {
        if (/^(input|textarea|select)$/.test(tag)) asked.add(`${tag} ${type ?? ''}`.trim())
      }
    }
    expect([...asked].sort()).toEqual(['input checkbox', 'input radio', 'textarea'])
  })
})
