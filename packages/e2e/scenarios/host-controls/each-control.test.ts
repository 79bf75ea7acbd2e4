import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CancelPage, openCancelPage, shortFlow } from '../../src/cancel-page.ts'
import { launch } from '../../src/launch.ts'
import { html, json } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const mark = 'data-fairwell-cancel'
const button = (name: string, more = '') =>
  `<button ${mark} ${more} onclick="hostCancel('${name}')">${name}</button>`
const at = ({ page }: CancelPage, text: string) => page.getByText(text, { exact: true })

describe('P2.2-3 by keyboard', () => {
  it('Enter and Space on buttons, Enter on links, and what a page makes of its own keys', async () => {
    const page = await openCancelPage(
      browser,
      `${button('Button')}<a href="/cancel?of=link" ${mark}>Link</a>
       <div tabindex="0" role="button" ${mark} onclick="hostCancel('Made')"
         onkeydown="event.key === 'Enter' && this.click()">Made</div>
       <label ${mark}><input type="checkbox" onchange="hostCancel('Checked ' + this.checked)"> Box</label>
       <details><summary ${mark} onclick="hostCancel('Summary')">Summary</summary></details>`,
    )
    const keys = (text: string, key: string) => () => at(page, text).press(key)
    await page.decide(keys('Button', 'Enter'), 'Button')
    await page.decide(keys('Button', 'Space'), 'Button')
    await page.decide(keys('Link', 'Enter'), 'GET of=link')
    await page.decide(keys('Made', 'Enter'), 'Made')
    await page.decide(() => page.page.locator('input').press('Space'), 'Checked true')
    await page.cancelBy('Box', 'Checked false')
    await page.decide(keys('Summary', 'Enter'), 'Summary')
    await page.settled()
    await page.close()
  })
})

describe('P2.2-1 in shadow roots', () => {
  it('what was pressed is found in open roots; a closed one is left to the browser', async () => {
    const page = await openCancelPage(
      browser,
      `<x-open></x-open><x-marked ${mark}></x-marked><x-slot><button ${mark} onclick="hostCancel('Slotted')"><b>Slotted</b></button></x-slot>
       <x-closed ${mark}></x-closed><x-form></x-form>
       <script>
         const define = (name, mode, inside) => customElements.define(name, class extends HTMLElement {
           connectedCallback() {
             const root = this.attachShadow({ mode })
             root.innerHTML = inside
             root.querySelector('button:not([type])')?.addEventListener('click', () => hostCancel(name))
           }
         })
         define('x-open', 'open', '<button ${mark}><svg width="20" height="20"><path d="M0 0h20v20z"/></svg><i>Open</i></button>')
         define('x-marked', 'open', '<p>Beside</p><button><i>Marked</i></button>')
         define('x-slot', 'open', '<div><slot></slot></div>')
         define('x-closed', 'closed', '<button style="width: 90px; height: 30px">Closed</button>')
         define('x-form', 'open', '<form method="post" action="/cancel?of=form"><button type="submit" ${mark} name="a" value="1">Inner form</button></form>')
       </script>`,
    )
    await page.cancelBy('Open', 'x-open')
    await page.decide(() => page.page.locator('x-open path').click(), 'x-open')
    await page.cancelBy('Marked', 'x-marked')
    await page.cancelBy('Slotted')
    await page.cancelBy('Inner form', 'POST of=form&a=1')
    await page.passes(() => page.page.locator('x-closed').click(), 'x-closed')
    await page.settled()
    await page.close()
  })
})

describe('P2.2-2 is left to the browser, and nothing opens', () => {
  it('what is disabled, by itself, its fieldset or its words; what opens, saves or is no first button', async () => {
    const page = await openCancelPage(
      browser,
      `<fieldset disabled>${button('In fieldset')}</fieldset>
       <div ${mark}><a role="button" aria-disabled="true">In words</a></div>
       <div inert>${button('Inert')}</div>
       <form method="post" action="/cancel"><button name="to" value="tab" ${mark}>Submit</button></form>
       <div ${mark}><form action="/cancel"><input aria-label="Field"></form></div>`,
    )
    for (const text of ['In fieldset', 'In words', 'Inert'])
      await at(page, text).click({ force: true })
    await page.page.getByLabel('Field').click()
    await page.page.getByText('Submit').click({ button: 'right' })
    await page.settled()
    // Chromium would send a form to another tab when Ctrl is down. Its submit is caught all the same.
    await page.decide(
      () => page.page.getByText('Submit').click({ modifiers: ['ControlOrMeta'] }),
      'POST to=tab',
    )
    await page.settled()
    await page.close()
  })
})

describe('P2.2-4 P2.2-6 the page is given what it would have had', () => {
  it('the point, the modifiers, and the right to open a window', async () => {
    const page = await openCancelPage(
      browser,
      `<button ${mark} style="position: absolute; left: 10px; top: 100px; width: 100px"
         onclick="hostCancel([event.offsetX, event.offsetY, event.shiftKey, event.detail].join())">Point</button>
       <button ${mark} onclick="hostCancel('may open: ' + navigator.userActivation.isActive)">Opens</button>`,
    )
    const options = { position: { x: 7, y: 9 }, modifiers: ['Shift'] } as const
    await page.decide(
      () => page.page.getByText('Point').click({ ...options, modifiers: [...options.modifiers] }),
      '7,9,true,1',
    )
    // The press in our dialog is the person's, too.
    await page.cancelBy('Opens', 'may open: true')
    await page.settled()
    await page.close()
  })

  it('P2.2-6 S-13 what our own links open has no opener', async () => {
    const learn = {
      fairwell: 1,
      id: 'acme',
      version: 1,
      product: 'Acme',
      screenOrder: ['offer', 'confirm'],
      offers: [
        {
          id: 'guide',
          kind: 'learn',
          title: 'A guide',
          links: [{ id: 'l', label: 'Read the guide', url: '/guide' }],
        },
      ],
    }
    const page = await openCancelPage(browser, button('Cancel'), {
      routes: { '/flow.json': json(learn), '/guide': html('<h1>Guide</h1>') },
    })
    await page.page.getByText('Cancel', { exact: true }).click()
    const opened = page.context.waitForEvent('page')
    await page.flow.dialog.getByRole('link', { name: 'Read the guide' }).click()
    const guide: Page = await opened
    await guide.getByText('Guide').waitFor()
    expect(await guide.evaluate('opener')).toBeNull()
    await page.close()
  })
})

describe('P2.2-5 P2.2-7 what the dialog is made of', () => {
  it('no form of ours, so that no host script can submit or confirm it; off by a switch', async () => {
    const page = await openCancelPage(browser, button('Cancel'), {
      routes: { '/flow.json': json({ ...shortFlow, screenOrder: undefined }) },
    })
    await at(page, 'Cancel').click()
    await page.flow.appears()
    expect(await page.page.locator('[data-fairwell] form').count()).toBe(0)
    await page.page.keyboard.press('Escape')
    await page.flow.goes()
    page.server.route('/flow.json', json({ ...shortFlow, enabled: false }))
    await page.page.reload()
    await page.passes(() => at(page, 'Cancel').click(), 'Cancel')
    await page.settled()
    await page.close()
  })
})
