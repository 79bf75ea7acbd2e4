import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, html, json, type Reply, reply } from '../../src/reply.ts'
import { initScript as init, fullTag as tag } from '../../src/script-tag.ts'

const form = `<form method="post" action="/cancel"><button name="how" value="now" data-fairwell-cancel>Cancel subscription</button></form>
  ${inlineJson('me', monthly)}`
const posted = [{ method: 'POST', fields: { how: 'now' } }]
const apply = `discount: (action) => fetch('/apply', { method: 'POST', body: JSON.stringify(action) }).then((r) => r.json())`
const handlers = init(`{ handlers: { ${apply}, cancel: async () => ({ receiptId: 'r-9' }) } }`)
const definition: LooseDefinition = { ...readDefinition('flow.example'), holdoutPercent: 0 }

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
  beforeLoad?: (page: Page) => Promise<unknown>,
) {
  const everything = {
    '/flow.json': json(definition),
    '/apply': json({ receiptId: 'r-1' }),
    ...routes,
  }
  host = await openHostPage(browser, body, everything, beforeLoad)
  const { page, server } = host
  const types = () => server.log.events.map(({ type }) => type.slice('fairwell.'.length))
  const flow = flowDialog(page)
  return {
    ...host,
    flow,
    types,
    start: async () => {
      await page.getByText('Cancel subscription').first().click()
      await flow.appears()
    },
    /** Waits for the event of an outcome, and checks all that arrived. */
    ended: async (outcome: string, cancels: number) => {
      await until(
        () => types().includes(`attempt.${outcome}`),
        `attempt.${outcome}, got ${types()}`,
      )
      expect(server.log.problems).toEqual([])
      await until(() => server.cancels.length >= cancels, `${cancels} cancels`)
      await new Promise((done) => setTimeout(done, 200))
      expect(server.cancels).toHaveLength(cancels)
      expect(
        types().filter((type) => /attempt\.(saved|cancelled|released|dismissed|failed)/.test(type)),
      ).toEqual([`attempt.${outcome}`])
    },
  }
}

const hasFocus = (page: Page, text: string) =>
  page
    .getByText(text)
    .first()
    .evaluate((node) => node === document.activeElement)

describe('P2.2-4 each outcome runs the host cancel as often as it ought to', () => {
  it('released: survey and confirm, then the form is posted with its button', async () => {
    const { page, server, flow, start, ended, types, errors } = await open(form + tag())
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.shows('Cancel Acme Pro?')
    await flow.exit()
    await page.waitForURL('**/cancel')
    await ended('released', 1)
    expect(server.cancels).toEqual(posted)
    expect(types()).toEqual([
      'attempt.started',
      'screen.viewed',
      'reason.chosen',
      'screen.viewed',
      'attempt.cancel_requested',
      'attempt.released',
    ])
    expect(errors).toEqual([])
  })

  it('released: two actions from the first screen', async () => {
    const { flow, start, ended } = await open(form + tag())
    await start()
    await flow.exit()
    await flow.exit()
    await ended('released', 1)
  })

  it('saved: the handler applies the offer', async () => {
    const opened = await open(form + handlers + tag())
    const { flow, start, ended, server } = opened
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.accept()
    await flow.shows('Your subscription continues')
    await flow.press('Done')
    await flow.goes()
    await ended('saved', 0)
    expect(server.requests.filter((path) => path === '/apply')).toHaveLength(1)
    expect(await hasFocus(opened.page, 'Cancel subscription')).toBe(true)
  })

  it('cancelled: the handler cancels', async () => {
    const { flow, start, ended } = await open(form + handlers + tag())
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    expect(await flow.dialog.textContent()).toContain('r-9')
    await ended('cancelled', 0)
  })

  it('AX-05 AX-06 AX-25 dismissed: Esc closes, focus is back on the control, and the answers are kept', async () => {
    const { page, flow, start, ended } = await open(form + tag())
    await start()
    await flow.choose('It is hard to use')
    await page.keyboard.press('Escape')
    await flow.goes()
    await ended('dismissed', 0)
    expect(await hasFocus(page, 'Cancel subscription')).toBe(true)
    await start()
    expect(await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).isChecked()).toBe(
      true,
    )
  })

  it('failed: a cancel that cannot be done is left to the host', async () => {
    const { flow, start, ended } = await open(
      form + init(`{ handlers: { cancel: () => Promise.reject(new Error('down')) } }`) + tag(),
    )
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('We could not cancel your subscription')
    await flow.press('Continue to cancel on this page')
    await ended('failed', 1)
  })

  it('failed: a dialog that cannot be drawn is left to the host', async () => {
    const {
      page,
      start: _start,
      ended,
      server,
    } = await open(form + init(`{ messages: { step() { throw new Error('no') } } }`) + tag())
    await page.getByText('Cancel subscription').click()
    await ended('failed', 1)
    expect(server.cancels).toEqual(posted)
  })

  it('failed: a dialog that breaks on a later screen is left to the host', async () => {
    const broken = {
      ...definition,
      screenOrder: ['survey', 'mine', 'confirm'],
      screens: [{ id: 'mine', kind: 'custom', title: 'Mine' }],
    }
    const { flow, start, ended } = await open(
      form + init('{ renderCustom: { mine() { throw new Error("no") } } }') + tag(),
      { '/flow.json': json(broken) },
    )
    await start()
    await flow.next()
    await ended('failed', 1)
  })

  it('saved, then cancelled all the same: the host form runs once', async () => {
    const { flow, start, server, types } = await open(
      form + init(`{ handlers: { ${apply} } }`) + tag(),
    )
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.accept()
    await flow.shows('Your subscription continues')
    await flow.exit()
    await flow.exit()
    await until(() => server.cancels.length > 0, 'the host cancel')
    await until(() => types().includes('attempt.released'), 'attempt.released')
    expect(server.cancels).toEqual(posted)
    expect(types().filter((type) => type === 'attempt.saved')).toHaveLength(1)
  })
})

describe('P2.2-7 a flow that does not start lets the host cancel run', () => {
  it.each([
    ['it is switched off', { enabled: false }, monthly],
    ['Germany', {}, { ...monthly, subscriber: { ...monthly.subscriber, jurisdiction: 'de' } }],
  ])('%s', async (_why, change, account) => {
    const { page, ended } = await open(
      `<form method="post" action="/cancel"><button data-fairwell-cancel>Cancel subscription</button></form>${inlineJson('me', account)}${tag()}`,
      { '/flow.json': json({ ...definition, ...change }) },
    )
    await page.getByText('Cancel subscription').click()
    await page.waitForURL('**/cancel')
    await ended('released', 1)
  })
})

describe('a form whose flow was got ready, and then does not start', () => {
  it.each<[string, Record<string, Reply>, object]>([
    ['it is switched off', { '/flow.json': json({ ...definition, enabled: false }) }, monthly],
    ['it has an error', { '/flow.json': json({ ...definition, offers: [{}] }) }, monthly],
    ['Germany', {}, { ...monthly, subscriber: { ...monthly.subscriber, jurisdiction: 'de' } }],
    ['the account has an error', {}, { nonsense: 1 }],
  ])('%s', async (_why, routes, account) => {
    const { page, server } = await open(
      `<form id="cancel" method="post" action="/cancel"><button>Cancel subscription</button></form>${inlineJson('me', account)}${tag('data-cancel="#cancel"')}`,
      routes,
    )
    await page.getByText('Cancel subscription').hover()
    await page.getByText('Cancel subscription').focus()
    await new Promise((done) => setTimeout(done, 500))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cancel')
    expect(server.cancels).toHaveLength(1)
  })
})

describe('what the page does not let us have', () => {
  it.each<[string, () => void]>([
    [
      'storage',
      () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError')
            },
          })
        }
      },
    ],
    [
      'crypto.randomUUID',
      () => Object.defineProperty(Crypto.prototype, 'randomUUID', { value: undefined }),
    ],
    [
      'requestIdleCallback',
      () => Object.defineProperty(window, 'requestIdleCallback', { value: undefined }),
    ],
    [
      'navigator.locks',
      () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
    ],
    [
      'showModal',
      () => {
        Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value: undefined })
      },
    ],
    [
      'adoptedStyleSheets',
      () => {
        Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { value: undefined })
        Object.defineProperty(window, 'CSSStyleSheet', { value: undefined })
      },
    ],
  ])('%s: the flow works', async (_what, deny) => {
    const { flow, start, ended, errors, page } = await open(form + handlers + tag(), {}, (page) =>
      page.addInitScript(deny),
    )
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.accept()
    await flow.shows('Your subscription continues')
    expect(errors).toEqual([])
    await flow.press('Done')
    await ended('saved', 0)
    expect(await hasFocus(page, 'Cancel subscription')).toBe(true)
  })

  it('its events endpoint: the flow works, and a later page sends what is left', async () => {
    const { page, server, flow, start, types } = await open(form + handlers + tag(), {
      '/events': blocked(),
    })
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    server.route('/events', (request, response, body) => {
      server.log.receive(request.headers['content-type'] ?? '', body)
      reply('text/plain', '')(request, response, body)
    })
    await page.reload()
    await until(
      () => types().includes('attempt.cancelled'),
      'the events of the page before',
      15_000,
    )
    expect(types()[0]).toBe('attempt.started')
    expect(server.log.problems).toEqual([])
  })
})

describe('one action at a time', () => {
  it('a double click on the control opens one dialog and decides nothing', async () => {
    const { page, flow, server, types } = await open(form + tag())
    await page.getByText('Cancel subscription').dblclick()
    await flow.appears()
    await new Promise((done) => setTimeout(done, 1500))
    expect(await flow.dialog.count()).toBe(1)
    expect(server.cancels).toEqual([])
    expect(types()).toEqual(['attempt.started', 'screen.viewed'])
  })

  it('a control that the page clicks while the dialog is open changes nothing', async () => {
    const { page, flow, start, ended } = await open(form + tag())
    await start()
    await page.evaluate('document.querySelector("form button").click()')
    await flow.exit()
    await page.evaluate('document.querySelector("form button").click()')
    await flow.exit()
    await ended('released', 1)
  })

  it('a release that does not navigate closes the dialog and gives focus back', async () => {
    const button = `<button data-fairwell-cancel onclick="fetch('/cancel', { method: 'POST' })">Cancel subscription</button>${inlineJson('me', monthly)}`
    const { page, flow, start, ended } = await open(button + tag())
    await start()
    await flow.exit()
    await flow.exit()
    await flow.goes()
    await ended('released', 1)
    expect(await hasFocus(page, 'Cancel subscription')).toBe(true)
    await start()
  })

  it('a key held down on the last button, or a double click there, is one cancel', async () => {
    const button = `<button data-fairwell-cancel onclick="fetch('/cancel', { method: 'POST' })">Cancel subscription</button>${inlineJson('me', monthly)}`
    for (const decide of [
      async (page: Page) => {
        for (let times = 0; times < 30; times++) await page.keyboard.down('Enter')
        await page.keyboard.up('Enter')
      },
      async (page: Page) => {
        const box = await page.locator('button:focus').boundingBox()
        if (!box) throw new Error('nothing has focus')
        await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
      },
    ]) {
      const { page, flow, start, server, close } = await open(button + tag())
      await start()
      await flow.exit()
      await flow.shows('Cancel Acme Pro?')
      await flow.dialog.getByRole('button', { name: 'Continue to cancel' }).focus()
      await decide(page)
      await until(() => server.cancels.length > 0, 'the host cancel')
      await new Promise((done) => setTimeout(done, 500))
      expect(server.cancels).toHaveLength(1)
      await close()
    }
  })

  it('E22 while an offer is being applied, Esc only hides it, and the control shows it again, whatever init says', async () => {
    const { page, flow, start, ended } = await open(
      `${form}${init(`{ handlers: { discount: () => new Promise((done) => { window.finish = done }) } }`)}${tag()}`,
    )
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.accept()
    await page.keyboard.press('Escape')
    await flow.goes()
    // A component that is drawn anew may well call it again.
    await page.evaluate('Fairwell.init({ theme: "dark" })')
    await page.getByText('Cancel subscription').first().click()
    await flow.appears()
    await page.evaluate('finish({})')
    await flow.shows('Your subscription continues')
    expect(await flow.dialog.count()).toBe(1)
    await ended('saved', 0)
  })
})

describe('before anybody asks', () => {
  const loaded = (page: Page) =>
    page.evaluate(
      () =>
        !!(window as never as Record<symbol, { flow?: object }>)[Symbol.for('fairwell@1')]?.flow,
    )

  it('the flow is downloaded but not run; a hover draws the first screen out of sight', async () => {
    const { page, server, flow } = await open(form + tag())
    await until(() => server.requests.includes('/fairwell-flow.js'), 'the prefetch')
    await new Promise((done) => setTimeout(done, 300))
    expect(await loaded(page)).toBe(false)
    await page.getByText('Cancel subscription').hover()
    await until(
      () => page.evaluate(() => !!document.querySelector('[data-fairwell]')),
      'the dialog',
    )
    await until(
      async () =>
        (
          (await page.evaluate(
            () => document.querySelector('[data-fairwell]')?.shadowRoot?.textContent,
          )) ?? ''
        ).includes('Sorry to see you go'),
      'the first screen',
    )
    expect(await flow.dialog.count()).toBe(0)
    expect(server.log.events).toEqual([])
  })

  it('nothing is downloaded where the reader saves data', async () => {
    const { server, start } = await open(form + tag(), {}, (page) =>
      page.addInitScript(() =>
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
      ),
    )
    await new Promise((done) => setTimeout(done, 600))
    expect(server.requests).not.toContain('/fairwell-flow.js')
    await start()
  })
})

describe('a page with a strict policy', () => {
  it('needs a nonce and one Trusted Types policy, and breaks no rule', async () => {
    const csp = [
      "default-src 'none'",
      "script-src 'nonce-abc' 'strict-dynamic'",
      "style-src 'self'",
      "style-src-attr 'none'",
      "connect-src 'self'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types fairwell#loader',
    ].join('; ')
    const body = `<!doctype html><html lang="en"><title>Billing</title>${form}${tag('nonce="abc"')}</html>`
    const { page, flow, start, ended, messages } = await open('<p>', {
      '/strict': (request, response, text) => {
        response.setHeader('content-security-policy', csp)
        html(body)(request, response, text)
      },
    })
    await page.goto(`${page.url()}strict`)
    await start()
    const { width } = (await flow.dialog.locator('section').boundingBox()) ?? { width: 0 }
    expect(width).toBeLessThan(800)
    await flow.exit()
    await flow.exit()
    await ended('released', 1)
    expect(messages.filter((text) => /violate|refused/i.test(text))).toEqual([])
  })
})

describe('P2.2-1 several subscriptions on one page', () => {
  it('each control has its own account and flow', async () => {
    const row = (id: string, name: string) =>
      `${inlineJson(id, { ...monthly, subscriber: { id, firstName: name } })}
       <form method="post" action="/cancel"><button name="who" value="${id}" data-fairwell-cancel data-fairwell-account="#${id}">Cancel for ${name}</button></form>`
    const { page, flow, ended, server } = await open(row('ada', 'Ada') + row('bob', 'Bob') + tag())
    await page.getByText('Cancel for Ada').click()
    await flow.shows('Sorry to see you go, Ada')
    await page.keyboard.press('Escape')
    await flow.goes()
    await page.getByText('Cancel for Bob').click()
    await flow.shows('Sorry to see you go, Bob')
    await flow.exit()
    await flow.exit()
    await page.waitForURL('**/cancel')
    await until(() => server.log.events.some(({ type }) => type.endsWith('released')), 'events')
    expect(server.cancels).toEqual([{ method: 'POST', fields: { who: 'bob' } }])
    const released = server.log.events.find(({ type }) => type.endsWith('released'))
    expect(released?.subject).toBe('bob')
    void ended
  })
})
