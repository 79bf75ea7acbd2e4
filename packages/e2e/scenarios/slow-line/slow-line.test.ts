import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { type HostPage, openHostPage } from '../../src/host-page.ts'
import { hostileStyles } from '../../src/host-styles.ts'
import { launch } from '../../src/launch.ts'
import { json, type Reply, script } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

let browser: Browser
let host: HostPage
let page: Page
let letThrough: (() => void) | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => host.close())

/** Holds the flow back until it is let through. */
const held: Reply = (request, response, body) => {
  letThrough = () => script(distFile('fairwell-flow.js'))(request, response, body)
}

/** A page on a slow line, whose clock stands still. */
async function open(markup = '', attributes = ''): Promise<void> {
  host = await openHostPage(
    browser,
    `${markup}<h1>Billing</h1><button data-fairwell-cancel onclick="this.textContent = 'Ran'">Cancel plan</button>
     ${scriptTag(`data-flow="/flow.json" data-timeout-ms="60000" ${attributes}`)}`,
    { '/flow.json': json(readDefinition('flow.example')), '/fairwell-flow.js': held },
    (tab) => tab.clock.install(),
  )
  page = host.page
  page.setDefaultTimeout(8000)
  await page.evaluate('Fairwell.ready')
  await page.clock.pauseAt(Date.now() + 60_000)
}

const press = () =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-fairwell-cancel]')?.click())
const waiting = () => page.getByRole('dialog', { name: 'One moment' })
const wait = async () => {
  await press()
  await page.clock.runFor(400)
  await waiting().waitFor()
}

describe('a cold click on a slow line', () => {
  it('is answered after 400 ms, not before; the flow takes over when it comes', async () => {
    await open()
    await press()
    await page.clock.runFor(399)
    expect(await page.locator('dialog').count()).toBe(0)
    await page.clock.runFor(1)
    expect(await waiting().count()).toBe(1)
    await expect.poll(() => letThrough).toBeDefined()
    await page.clock.runFor(50)
    letThrough?.()
    await page.clock.resume()
    await page.getByRole('heading', { name: /What is the main reason/ }).waitFor()
    expect(await waiting().count()).toBe(0)
    expect(await page.locator('dialog[open]').count()).toBe(1)
  })

  it('keys alone: the way on is one press away, Esc calls it off, focus comes back', async () => {
    await open()
    await page.getByText('Cancel plan').focus()
    await page.keyboard.press('Enter')
    await page.clock.runFor(400)
    await waiting().waitFor()
    const button = page.getByRole('button', { name: 'Continue to cancel' })
    expect(await button.evaluate((node) => node.matches(':focus'))).toBe(true)
    expect(await button.evaluate((node) => getComputedStyle(node).outlineStyle)).not.toBe('none')
    await page.keyboard.press('Escape')
    await waiting().waitFor({ state: 'detached' })
    const focused = await page.evaluate(() => document.activeElement?.textContent)
    expect(focused).toBe('Cancel plan')
    await wait()
    await page.keyboard.press('Enter')
    await page.clock.runFor(10)
    await page.getByRole('button', { name: 'Ran' }).waitFor()
  })

  it('looks the same whatever the page’s styles say', async () => {
    await open()
    await page.setViewportSize({ width: 320, height: 568 })
    await wait()
    const read = () =>
      waiting().evaluate((dialog) =>
        [dialog, ...dialog.children].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          const { color, backgroundColor, font, opacity, visibility } = getComputedStyle(element)
          const root = dialog.getRootNode() as ShadowRoot
          const hit = root.elementFromPoint(x + width / 2, y + height / 2)
          const isSeen = !!hit && dialog.contains(hit)
          const box = [x, y, width, height].map(Math.round)
          return { box, isSeen, look: [color, backgroundColor, font, opacity, visibility].join() }
        }),
      )
    const clean = await read()
    expect(clean.every(({ isSeen }) => isSeen)).toBe(true)
    for (const { box } of clean) {
      expect(box[0]).toBeGreaterThanOrEqual(0)
      expect((box[0] ?? 0) + (box[2] ?? 0)).toBeLessThanOrEqual(320)
    }
    for (const [name, css] of Object.entries(hostileStyles)) {
      const style = await page.addStyleTag({ content: css })
      expect([name, await read()]).toEqual([name, clean])
      await style.evaluate((element) => (element as Element).remove())
    }
  })

  it.each([
    ['light', 'light', ''],
    ['dark', 'dark', ''],
    ['light', 'dark', 'data-theme="light"'],
    ['dark', 'light', 'data-theme="dark"'],
  ] as const)('is %s on a %s system, %s', async (look, colorScheme, attributes) => {
    await open('<style>:root{color-scheme:light}</style>', attributes)
    await page.emulateMedia({ colorScheme })
    await wait()
    const [text = 0, ground = 0] = await waiting().evaluate((dialog) => {
      const { color, backgroundColor } = getComputedStyle(dialog)
      return [color, backgroundColor].map((rgb) => Number(/\d+/.exec(rgb)?.[0]))
    })
    expect(ground > text ? 'light' : 'dark').toBe(look)
    if (process.env.FAIRWELL_SHOTS) {
      await page.screenshot({ path: `${process.env.FAIRWELL_SHOTS}/${look}-${colorScheme}.png` })
    }
  })
})
