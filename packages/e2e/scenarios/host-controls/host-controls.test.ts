import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { after, blocked, html, type Reply } from '../../src/reply.ts'
import { initScript, scriptTag } from '../../src/script-tag.ts'

// A blocked flow releases every click: what is left is how each control is caught and run again.
const tag = scriptTag()
const count =
  '<script>ran = 0; send = () => { ran++; fetch("/cancel", { method: "POST" }) }</script>'

let browser: Browser
let host: HostPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(async () => {
  await host?.close()
  host = undefined
})

async function open(
  body: string,
  routes: Record<string, Reply> = {},
  script = tag,
): Promise<HostPage> {
  host = await openHostPage(browser, body + script, { '/fairwell-flow.js': blocked(), ...routes })
  await host.page.evaluate(() => {
    const page = window as unknown as { failures: number }
    page.failures = 0
    document.addEventListener('fairwell:failed', () => {
      page.failures++
    })
  })
  return host
}

const failures = (page: Page) => page.evaluate('failures')
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
/** Waits for the host's cancels to come, and then a while for more than there ought to be. */
async function cancelsOf({ server }: HostPage, expected: number): Promise<number> {
  await until(() => server.cancels.length >= expected, `${expected} cancels`)
  await pause(300)
  return server.cancels.length
}

describe('P2.2-1 P2.2-4 each kind of control is caught, and run again once', () => {
  it('a link', async () => {
    const opened = await open('<a href="/cancel?plan=pro" data-fairwell-cancel>Cancel</a>')
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel?plan=pro')
    expect(opened.server.cancels).toEqual([{ method: 'GET', fields: { plan: 'pro' } }])
  })

  it('a button with a listener', async () => {
    const opened = await open(
      `${count}<button data-fairwell-cancel onclick="send()">Cancel</button>`,
    )
    await opened.page.getByText('Cancel').click()
    expect(await cancelsOf(opened, 1)).toBe(1)
    expect(await failures(opened.page)).toBe(1)
  })

  it('the icon in a button, with listeners on the document', async () => {
    const opened = await open(
      `${count}<script>document.addEventListener('click', (e) => e.target.closest('button') && send())</script>
       <button data-fairwell-cancel aria-label="Cancel"><svg width="30" height="30"><path d="M0 0h30v30z"/></svg></button>`,
    )
    await opened.page.getByLabel('Cancel').click()
    expect(await cancelsOf(opened, 1)).toBe(1)
  })

  it('what is inside of a marked element', async () => {
    const opened = await open(`<div data-fairwell-cancel><a href="/cancel">Cancel</a></div>`)
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('a control in a shadow root', async () => {
    const opened = await open(`${count}<div id="app"></div><script>
      const root = document.getElementById('app').attachShadow({ mode: 'open' })
      const button = document.createElement('button')
      button.textContent = 'Cancel'
      button.dataset.fairwellCancel = ''
      button.onclick = send
      root.append(button)
    </script>`)
    await opened.page.getByText('Cancel').click()
    expect(await cancelsOf(opened, 1)).toBe(1)
    expect(await failures(opened.page)).toBe(1)
  })

  it('the submit button of a form, with its name and value', async () => {
    const opened = await open(`<form method="post" action="/cancel">
      <button name="how" value="later">Later</button>
      <button name="how" value="now" data-fairwell-cancel>Cancel</button></form>`)
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual([{ method: 'POST', fields: { how: 'now' } }])
  })

  it('a selector of the page', async () => {
    const opened = await open(
      `${count}<button id="quit" onclick="send()">Cancel</button>
       <script>addEventListener('load', () => Fairwell.init({ cancel: '#quit' }))</script>`,
    )
    await opened.page.getByText('Cancel').click()
    expect(await cancelsOf(opened, 1)).toBe(1)
    expect(await failures(opened.page)).toBe(1)
  })
})

describe('P2.2-2 is left to the browser', () => {
  const untouched = async (body: string, act: (page: Page) => Promise<unknown>) => {
    const opened = await open(body)
    await act(opened.page)
    await pause(150)
    expect(await failures(opened.page)).toBe(0)
    return opened
  }

  it('a link opened in a new tab', async () => {
    for (const [target, modifiers] of [
      ['', ['Control']],
      ['', ['Shift']],
      ['target="_blank"', []],
    ] as const) {
      const opened = await open(`<a href="/cancel" ${target} data-fairwell-cancel>Cancel</a>`)
      const popup = opened.context.waitForEvent('page')
      await opened.page.getByText('Cancel').click({ modifiers: [...modifiers] })
      await popup
      expect(await failures(opened.page)).toBe(0)
      expect(await cancelsOf(opened, 1)).toBe(1)
      await opened.close()
    }
  })

  it('the middle button of the mouse', async () => {
    const opened = await open('<a href="/cancel" data-fairwell-cancel>Cancel</a>')
    const popup = opened.context.waitForEvent('page')
    await opened.page.getByText('Cancel').click({ button: 'middle' })
    await popup
    expect(await failures(opened.page)).toBe(0)
  })

  it('a download', async () => {
    const opened = await untouched(
      '<a href="/cancel" download data-fairwell-cancel>Cancel</a>',
      async (page) => {
        const download = page.waitForEvent('download')
        await page.getByText('Cancel').click()
        await download
      },
    )
    expect(opened.page.url()).not.toContain('/cancel')
  })

  it('a form that opens a tab', async () => {
    const opened = await open(
      '<form action="/cancel" target="_blank"><button data-fairwell-cancel>Cancel</button></form>',
    )
    const popup = opened.context.waitForEvent('page')
    await opened.page.getByText('Cancel').click()
    await popup
    expect(await failures(opened.page)).toBe(0)
  })

  it('disabled controls', async () => {
    const opened = await untouched(
      `${count}<button disabled data-fairwell-cancel onclick="send()">Off</button>
       <a role="button" aria-disabled="true" data-fairwell-cancel onclick="ran++">Aria</a>`,
      async (page) => {
        await page.getByText('Off').click({ force: true })
        await page.getByText('Aria').click({ force: true })
      },
    )
    expect(opened.server.cancels).toEqual([])
    expect(await opened.page.evaluate('ran')).toBe(1)
  })

  it.each([
    ['its marked button', '', 'data-fairwell-cancel'],
    ['the marked form', 'data-fairwell-cancel', ''],
    [
      'a form that checks itself',
      'data-fairwell-cancel novalidate onsubmit="return this.checkValidity()"',
      '',
    ],
  ])('an invalid form, and caught once it is valid: %s', async (_what, formMark, buttonMark) => {
    const opened = await untouched(
      `<form method="post" action="/cancel" ${formMark}>
       <input name="why" required><button ${buttonMark}>Cancel</button></form>`,
      (page) => page.getByText('Cancel').click(),
    )
    expect(opened.server.cancels).toEqual([])
    await opened.page.locator('input').fill('too dear')
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('a click that the page has already taken', async () => {
    await untouched(
      `<script>addEventListener('click', (e) => e.preventDefault(), true)</script>
       <a href="/cancel" data-fairwell-cancel>Cancel</a>`,
      (page) => page.getByText('Cancel').click(),
    )
  })
})

describe('E27 P2.2-4 a release is final', () => {
  it('a form that asks its server first and submits again by itself', async () => {
    const opened = await open(
      `<form method="post" action="/cancel" data-fairwell-cancel><button name="how" value="now">Cancel</button></form>
       <script>
         let asked = false
         document.querySelector('form').addEventListener('submit', async (event) => {
           if (asked) return
           event.preventDefault()
           const { submitter } = event
           await fetch('/ask')
           asked = true
           event.target.requestSubmit(submitter)
         })
       </script>`,
      { '/ask': after(600, html('ok')) },
    )
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual([{ method: 'POST', fields: { how: 'now' } }])
  })

  it('whatever is pressed elsewhere on the page while the host is still asking', async () => {
    const opened = await open(
      `<form method="post" action="/cancel" data-fairwell-cancel><button>Cancel</button></form>
       <p>Elsewhere</p>
       <script>
         let asked = false
         document.querySelector('form').addEventListener('submit', async (event) => {
           if (asked) return
           event.preventDefault()
           await fetch('/ask')
           asked = true
           event.target.requestSubmit()
         })
       </script>`,
      { '/ask': after(800, html('ok')) },
    )
    await opened.page.getByText('Cancel').click()
    await until(() => opened.server.requests.includes('/ask'), 'the host asks')
    await opened.page.getByText('Elsewhere').dblclick()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('a button whose listener submits a marked form later', async () => {
    const opened = await open(
      `<form method="post" action="/cancel" data-fairwell-cancel></form>
       <button data-fairwell-cancel onclick="setTimeout(() => document.forms[0].requestSubmit(), 500)">Cancel</button>`,
    )
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('a form that is drawn anew before it is submitted again', async () => {
    const opened = await open(
      `<main><form method="post" action="/cancel" data-fairwell-cancel><button name="how" value="now">Cancel</button></form></main>
       <script>
         document.querySelector('form').addEventListener('submit', (event) => {
           event.preventDefault()
           setTimeout(() => {
             const main = document.querySelector('main')
             main.append(document.createElement('form'))
             const copy = event.target.cloneNode(true)
             event.target.replaceWith(copy)
             copy.requestSubmit(copy.querySelector('button'))
           }, 400)
         })
       </script>`,
    )
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual([{ method: 'POST', fields: { how: 'now' } }])
  })

  it('ends when the person acts again', async () => {
    const opened = await open(
      `${count}<button data-fairwell-cancel onclick="send()">Cancel</button>`,
    )
    for (const times of [1, 2]) {
      await opened.page.getByText('Cancel').click()
      await until(async () => (await failures(opened.page)) === times, `failure ${times}`)
    }
    await opened.page.getByText('Cancel').press('Enter')
    await until(async () => (await failures(opened.page)) === 3, 'failure 3')
    expect(await cancelsOf(opened, 3)).toBe(3)
  })

  it('does not let a key that is still held down cancel again', async () => {
    const opened = await open(
      `${count}<button data-fairwell-cancel onclick="send()">Cancel</button>`,
    )
    await opened.page.getByText('Cancel').focus()
    for (let times = 0; times < 20; times++) {
      await opened.page.keyboard.down('Enter')
      await pause(20)
    }
    await opened.page.keyboard.up('Enter')
    expect(await cancelsOf(opened, 1)).toBe(1)
  })
})

describe('P2.2-4 a control that changes while the click is held', () => {
  const openHeld = (body: string) =>
    open(
      body,
      { '/fairwell-flow.js': () => {} },
      scriptTag('data-flow="/flow.json" data-timeout-ms="700"'),
    )
  const swap = (html: string) => `document.querySelector('main').innerHTML = \`${html}\``

  it('is found again where it was drawn anew, among others', async () => {
    const rows = (mark: string) =>
      ['basic', 'pro', 'team']
        .map(
          (plan) =>
            `<form method="post" action="/cancel"><input type="hidden" name="plan" value="${plan}"><button class="${mark}" data-fairwell-cancel>Cancel ${plan}</button></form>`,
        )
        .join('')
    const opened = await openHeld(`<main>${rows('')}</main>`)
    await opened.page.getByText('Cancel pro').click({ noWaitAfter: true })
    await opened.page.evaluate(swap(rows('new')))
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual([{ method: 'POST', fields: { plan: 'pro' } }])
  })

  it('is found again as a form, with the button that submitted it', async () => {
    const form =
      '<form method="post" action="/cancel" data-fairwell-cancel><button name="how" value="a">A</button><button name="how" value="b">B</button></form>'
    const opened = await openHeld(`<main>${form}</main>`)
    await opened.page.getByText('B', { exact: true }).click({ noWaitAfter: true })
    await opened.page.evaluate(swap(form))
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toEqual([{ method: 'POST', fields: { how: 'b' } }])
  })

  const links = (plans: readonly string[]) =>
    plans.map((plan) => `<a href="/cancel?plan=${plan}" class="c">Cancel ${plan}</a>`).join(' ')
  const asLinks = initScript("{ cancel: '.c' }")

  it.each([
    ['swapped', ['c', 'a', 'b']],
    ['fewer', ['b', 'z']],
    ['others at its place', ['x', 'y', 'z']],
  ])('another subscription is never cancelled: links %s', async (_what, plans) => {
    const opened = await openHeld(`<main>${links(['a', 'b', 'c'])}</main>${asLinks}`)
    await opened.page.getByText('Cancel b').click({ noWaitAfter: true })
    await opened.page.evaluate(swap(links(plans)))
    await opened.page.waitForURL('**/cancel?plan=*')
    expect(opened.server.cancels).toEqual([{ method: 'GET', fields: { plan: 'b' } }])
  })

  it('another subscription is never cancelled: a button patched in place', async () => {
    const buttons = ['a', 'b']
      .map((id) => `<button class="c" data-id="${id}">Cancel ${id}</button>`)
      .join('')
    const opened = await openHeld(
      `<main onclick="fetch('/cancel?id=' + event.target.dataset.id)">${buttons}</main>${asLinks}`,
    )
    opened.page.on('dialog', (dialog) => dialog.dismiss())
    await opened.page.getByText('Cancel b').click({ noWaitAfter: true })
    await opened.page.evaluate(
      `document.querySelectorAll('.c').forEach((node, at) => { node.dataset.id = 'xy'[at] })`,
    )
    await until(async () => (await failures(opened.page)) === 2, 'both failures')
    await pause(200)
    expect(opened.server.cancels).toEqual([])
  })

  it('a link that is gone leads where it led', async () => {
    const opened = await openHeld(
      '<main><a href="/cancel?plan=pro" data-fairwell-cancel>Cancel</a></main>',
    )
    await opened.page.getByText('Cancel').click({ noWaitAfter: true })
    await opened.page.evaluate(swap(''))
    await opened.page.waitForURL('**/cancel?plan=pro')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('never takes another for it, and says that it is gone', async () => {
    const said: string[] = []
    const button = (plan: string) =>
      `<form method="post" action="/cancel"><button name="plan" value="${plan}" data-fairwell-cancel>Cancel ${plan}</button></form>`
    const opened = await openHeld(`<main>${button('basic')}${button('pro')}</main>`)
    opened.page.on('dialog', async (dialog) => {
      said.push(dialog.message())
      await dialog.accept()
    })
    await opened.page.getByText('Cancel pro').click({ noWaitAfter: true })
    await opened.page.evaluate(swap(button('basic')))
    await until(async () => (await failures(opened.page)) === 2, 'both failures')
    await pause(300)
    expect(opened.server.cancels).toEqual([])
    expect(opened.messages.join('\n')).toContain('FW4103')
    expect(said).toEqual(['Not cancelled. Please try again.'])
  })
})

describe('what else is on the page', () => {
  it('E17 a loader that never comes leaves the page as it was', async () => {
    const opened = await open('<a href="/cancel" data-fairwell-cancel>Cancel</a>', {
      '/fairwell.js': blocked(),
    })
    await opened.page.getByText('Cancel').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
  })

  it('init does not touch the control', async () => {
    const body = `<main>${count}<form action="/cancel"><button data-fairwell-cancel>Cancel</button></form></main>`
    const opened = await open(body)
    const markup = () => opened.page.evaluate('document.querySelector("main").innerHTML')
    const before = await markup()
    await opened.page.evaluate('Fairwell.init({ cancel: "form", timeoutMs: 1000 })')
    await opened.page.getByText('Cancel').hover()
    await pause(200)
    expect(await markup()).toBe(before)
  })

  it('S-20 a frame of another origin: the click goes through, unless the page allows it', async () => {
    for (const [allow, expected] of [
      ['', 'FW4106'],
      ['data-allow-framed', 'FW4102'],
    ] as const) {
      const opened = await open('<p>outer</p>')
      const inner = await openHostPage(
        browser,
        `<a href="/cancel" data-fairwell-cancel>Cancel</a>${tag.replace('data-flow', `${allow} data-flow`)}`,
        { '/fairwell-flow.js': blocked() },
      )
      await opened.page.setContent(
        `<iframe src="${inner.server.url.replace('127.0.0.1', 'localhost')}"></iframe>`,
      )
      const frame = opened.page.frameLocator('iframe')
      await frame.getByText('Cancel').click()
      await frame.getByText('Cancelled').waitFor()
      expect(inner.server.cancels).toHaveLength(1)
      expect(opened.messages.join('\n')).toContain(expected)
      await inner.close()
      await opened.close()
    }
  })
})
