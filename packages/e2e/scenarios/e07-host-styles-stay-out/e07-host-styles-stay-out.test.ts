import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { visitScreens } from '../../src/flow-screens.ts'
import { openHostPage } from '../../src/host-page.ts'
import {
  frameworkStyles,
  hostileStyles,
  pageStyles,
  rulesForOurNames,
  tailwindCss,
} from '../../src/host-styles.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { fullTag, initScript } from '../../src/script-tag.ts'
import {
  changesByStyles,
  changesSince,
  keepStyles,
  readWidgetMetrics,
} from '../../src/widget-metrics.ts'

const example = readDefinition('flow.example')
const place =
  'all:initial!important;display:block!important;position:absolute!important;inset:40px auto auto 40px!important;width:700px!important;transform:none!important;visibility:visible!important'
const done = 'async () => ({ receiptId: "r-1" })'
const handlers = `{ cancel: ${done}, discount: ${done}, pause: ${done}, 'plan-change': ${done} }`
const pageWith = (layout: string, head = '') =>
  `${head}<body><div id="app"><h1>Billing</h1><div class="card"><button class="btn btn-danger button" data-fairwell-cancel>Cancel plan</button></div></div>
${layout === 'inline' ? `<div id="place" style="${place}"></div>` : ''}
${inlineJson('me', monthly)}${initScript(`{ handlers: ${handlers}, ${layout === 'inline' ? "parent: '#place'" : ''} }`)}${fullTag(`data-theme="light" data-layout="${layout}"`)}</body>`

let browser: Browser
let styles: Record<string, string>
beforeAll(async () => {
  browser = await launch()
  styles = { Tailwind: await tailwindCss(['card', 'btn', 'flex', 'shadow', 'translate-x-1']) }
  for (const [name, read] of Object.entries(frameworkStyles)) styles[name] = read()
  Object.assign(styles, hostileStyles)
})
afterAll(() => browser.close())

async function open(layout: string, width: number, height: number, head?: string) {
  const host = await openHostPage(browser, pageWith(layout, head), {
    '/flow.json': json({ ...example, survey: { ...example.survey, order: 'listed' } }),
  })
  await host.page.setViewportSize({ width, height })
  await host.page.evaluate(() =>
    document.querySelector<HTMLElement>('[data-fairwell-cancel]')?.click(),
  )
  await host.page.locator('[data-fairwell] dialog[open]').waitFor()
  return host
}

/** The custom properties that the widget draws with. */
const ourNames = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('[data-fairwell]')?.shadowRoot
    const rules = root?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]) ?? []
    const own = [...(root?.querySelectorAll<HTMLElement>('dialog') ?? [])]
    const all = [...rules.map(({ cssText }) => cssText), ...own.map(({ style }) => style.cssText)]
    return [...new Set(all.join().match(/--[\w-]+/g))]
  })

describe('E07 whatever the page’s styles say, the widget has every box within a pixel and every colour', () => {
  it.each([
    ['modal', 320, 568],
    ['modal', 1280, 720],
    ['sheet', 1280, 720],
    ['inline', 1280, 720],
  ])('%s, %i by %i', async (layout, width, height) => {
    const { page, close } = await open(layout, width, height)
    const names = await ourNames(page)
    expect(names.length).toBeGreaterThan(8)
    // A page may register a name for good; no page registers those that begin so.
    expect(names.filter((name) => !name.startsWith('--fw-'))).toEqual([])
    const found: string[] = []
    await keepStyles(page, {
      ...styles,
      ...rulesForOurNames(names),
      // What stands in the page moves with it.
      ...(layout === 'inline' ? { 'everything moves': '' } : pageStyles),
    })
    await visitScreens(page, async (screen) => {
      expect(Object.keys(await readWidgetMetrics(page)).length).toBeGreaterThan(40)
      for (const change of await changesByStyles(page)) found.push(`${screen}, ${change}`)
    })
    await close()
    expect(found).toEqual([])
  })

  it.each([
    ['zoomed', '<style>html{zoom:.5}</style>'],
    ['dark by a meta element', '<meta name="color-scheme" content="dark">'],
    [
      'full of custom properties that are registered and not inherited',
      (names: readonly string[]) =>
        `<style>${names.map((name) => `@property ${name.replace('fw-', '')}{syntax:"<length>";inherits:false;initial-value:3px}`).join('')}</style>`,
    ],
    ['with room for a scrollbar', '<style>html{scrollbar-gutter:stable both-edges}</style>'],
  ])('opened on a page that is %s', async (_what, head) => {
    const clean = await open('modal', 1280, 720)
    const metrics = await readWidgetMetrics(clean.page)
    const markup = typeof head === 'string' ? head : head(await ourNames(clean.page))
    await clean.close()
    const host = await open('modal', 1280, 720, markup)
    const changes = await changesSince(host.page, metrics)
    // The scrollbar's room is the page's, not the dialog's; the panel stays where it is.
    expect(changes.filter((change) => !/^0 dialog\. box/.test(change))).toEqual([])
    await host.close()
  })
})
