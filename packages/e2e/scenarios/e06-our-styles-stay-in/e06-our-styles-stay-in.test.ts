import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { visitScreens } from '../../src/flow-screens.ts'
import { openHostPage } from '../../src/host-page.ts'
import { frameworkStyles, tailwindCss } from '../../src/host-styles.ts'
import { launch } from '../../src/launch.ts'

const classes =
  'flex grid gap-4 p-6 rounded-lg shadow-lg ring-2 border-2 border-dashed translate-x-2 -rotate-3 scale-95 skew-y-1 bg-linear-to-r from-red-500 to-blue-500 text-2xl font-bold tracking-wide leading-loose divide-y space-y-2 transition duration-300 snap-x touch-pan-x tabular-nums'.split(
    ' ',
  )

/** A page that uses what these style sheets are about, registered properties and layers too. */
const pageWith = (styles: string) => `<!doctype html>
<html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Billing</title>
<style>${styles}</style></head><body><main class="section card">
  <h1 class="title display-1">Billing</h1>
  ${classes.map((name) => `<div class="${name}"><p class="box alert">${name}</p></div>`).join('')}
  <dialog open class="modal-card"><label class="form-label label">
    <input class="form-control input" type="text"> Name</label></dialog>
  <form class="form field"><fieldset><legend>One</legend>
    <input type="radio" checked class="form-check-input"><textarea class="textarea"></textarea>
    <button type="button" class="btn btn-primary button" data-fairwell-cancel>Cancel plan</button>
  </fieldset></form>
  <article><header><small>Small</small></header><section><ul><li>1</li></ul></section>
    <footer><a href="#x">x</a></footer></article>
</main>
${inlineJson('me', monthly)}${inlineJson('definition', readDefinition('flow.example'))}
<script>
  const read = (id) => JSON.parse(document.getElementById(id).textContent)
  const options = { definition: read('definition'), account: read('me'), handlers: { cancel: async () => {}, discount: async () => {} } }
</script></body></html>`

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Every computed value of every element of the host, and how many style sheets there are. */
const readHost = (page: Page) =>
  page.evaluate(async () => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
    const lines: Record<string, string> = {
      sheets: `${document.styleSheets.length} ${document.adoptedStyleSheets.length}`,
    }
    const all = document.querySelectorAll('html, body, main, main *')
    ;[...all].forEach((element, index) => {
      const style = getComputedStyle(element)
      const values = [...style]
        // What a modal dialog does to the page behind it, whoever opens it.
        .filter((name) => name !== 'interactivity')
        .map((name) => `${name}:${style.getPropertyValue(name)}`)
      lines[`${index} ${element.localName}`] = values.join(';')
    })
    return lines
  })

function differences(before: Record<string, string>, now: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) => {
    if (before[key] === now[key]) return []
    const values = now[key]?.split(';') ?? []
    const old = before[key]?.split(';') ?? []
    const changed = values.flatMap((value, at) =>
      value === old[at] ? [] : `${old[at]} → ${value}`,
    )
    return `${key}: ${changed.join(';')}`
  })
}

describe('E06 no style of ours reaches the page, whose computed values all stay the same', () => {
  const styles: [string, () => Promise<string> | string][] = [
    ['Tailwind', () => tailwindCss(classes)],
    // normalize.css is a part of what Bootstrap and Tailwind have.
    ...Object.entries(frameworkStyles).filter(([name]) => name !== 'normalize.css'),
  ]
  it.each(styles)('%s', async (_name, read) => {
    const host = await openHostPage(browser, pageWith(await read()))
    const { page } = host
    const before = await readHost(page)
    expect(Object.keys(before).length).toBeGreaterThan(60)
    await page.addScriptTag({ url: '/fairwell.js' })
    await page.evaluate('Fairwell.init(options)')
    expect(differences(before, await readHost(page))).toEqual([])
    await page.evaluate('void Fairwell.open()')
    const found: string[] = []
    await visitScreens(page, async (screen) => {
      if (!/survey|cancelled/.test(screen)) return
      for (const line of differences(before, await readHost(page))) found.push(`${screen}, ${line}`)
    })
    await page.keyboard.press('Escape')
    await page.locator('[data-fairwell] dialog[open]').waitFor({ state: 'detached' })
    expect(found).toEqual([])
    expect(differences(before, await readHost(page))).toEqual([])
    await host.close()
  })
})
