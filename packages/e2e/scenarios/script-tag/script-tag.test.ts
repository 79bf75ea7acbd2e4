import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, html, json, type Reply, script } from '../../src/reply.ts'
import { fullTag, initScript, scriptTag, stub } from '../../src/script-tag.ts'

const definition: LooseDefinition = { ...readDefinition('flow.example'), holdoutPercent: 0 }
const button = `<button data-fairwell-cancel onclick="fetch('/cancel', { method: 'POST' })">Cancel subscription</button>`
const me = inlineJson('me', monthly)
const flowJson = `<script type="application/json" id="fairwell-flow">${JSON.stringify(definition)}</script>`
const tag = (attributes?: string) => (attributes === undefined ? fullTag() : scriptTag(attributes))
const pauseHandler = `{ handlers: { pause: async (action) => ({ receiptId: JSON.stringify(action.choice) }) } }`

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
  host = await openHostPage(
    browser,
    body,
    { '/flow.json': json(definition), ...routes },
    beforeLoad,
  )
  const { page, server } = host
  const flow = flowDialog(page)
  const types = () => server.log.events.map(({ type }) => type.slice('fairwell.'.length))
  return {
    ...host,
    flow,
    types,
    start: async () => {
      await page.getByText('Cancel subscription').click()
      await flow.appears()
    },
    cancels: async (count: number) => {
      await until(() => server.cancels.length >= count, `${count} cancels`)
      await new Promise((done) => setTimeout(done, 250))
      return server.cancels.length
    },
  }
}

describe('it starts itself', () => {
  it.each([
    ['with a URL', tag('data-flow="/flow.json"')],
    ['with an inline definition before the script', flowJson + tag('')],
    ['with an inline definition after the script', tag('').replace('async', '') + flowJson],
    [
      'with an inline definition of another id',
      `${flowJson.replace('fairwell-flow', 'mine')}${tag('data-flow="#mine"')}`,
    ],
    ['as a deferred script', tag().replace('async', 'defer')],
    [
      'as a script that another script adds',
      `<script>
      const tag = document.createElement('script'); tag.src = '/fairwell.js'; tag.dataset.flow = '/flow.json'; document.head.append(tag)</script>`,
    ],
  ])('%s', async (_how, markup) => {
    const { flow, start, page } = await open(button + me + markup)
    await page.evaluate('Fairwell.ready')
    await start()
    expect(await flow.title()).toContain('What is the main reason?')
  })

  it('not without a definition: the click is the page’s own, until init', async () => {
    const { flow, page, start, cancels } = await open(button + tag(''))
    await page.getByText('Cancel subscription').click()
    expect(await cancels(1)).toBe(1)
    expect(await flow.dialog.count()).toBe(0)
    await page.evaluate(
      (given) =>
        (window as never as { Fairwell: { init(o: object): void } }).Fairwell.init({
          definition: given,
        }),
      definition,
    )
    await start()
  })
})

describe('Fairwell', () => {
  it('open() resolves to how the attempt ended', async () => {
    const { flow, page } = await open(`${initScript(pauseHandler)}${me}${tag()}`)
    await page.evaluate('void (ended = Fairwell.open({ reason: "not-using" }))')
    await flow.appears()
    await flow.next()
    await flow.dialog.getByRole('radio', { name: '2 months' }).check()
    await flow.accept('Take a break instead')
    expect(await page.evaluate('ended')).toEqual({
      outcome: 'saved',
      attemptId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      offerId: 'pause',
      choice: { months: 2 },
      reason: 'not-using',
    })
    await flow.shows('Your subscription continues')
    expect(await flow.dialog.textContent()).toContain('{"months":2}')
  })

  it('open() without a control resolves to released or dismissed, and runs nothing', async () => {
    const { flow, page, server } = await open(button + me + tag())
    await page.evaluate('void (ended = Fairwell.open())')
    await flow.appears()
    await page.keyboard.press('Escape')
    expect(await page.evaluate('ended')).toMatchObject({ outcome: 'dismissed' })
    await page.evaluate('void (ended = Fairwell.open())')
    await flow.appears()
    await flow.exit()
    await flow.exit()
    expect(await page.evaluate('ended')).toMatchObject({ outcome: 'released' })
    expect(server.cancels).toEqual([])
  })

  it('open() takes an account and a locale of its own', async () => {
    const { flow, page } = await open(button + me + tag())
    await page.evaluate(
      (account) => {
        void (window as never as { Fairwell: { open(o: object): void } }).Fairwell.open({
          account,
          locale: 'en-GB',
        })
      },
      { ...monthly, subscriber: { id: 'u_2', firstName: 'Bob' } },
    )
    await flow.shows('Sorry to see you go, Bob')
  })

  it('open() that fails resolves to failed', async () => {
    const { page } = await open(me + tag(), { '/fairwell-flow.js': blocked() })
    expect(await page.evaluate('Fairwell.open()')).toEqual({ outcome: 'failed', attemptId: '' })
  })

  it('open() of a flow that is switched off resolves to released', async () => {
    const { page } = await open(me + tag(), {
      '/flow.json': json({ ...definition, enabled: false }),
    })
    expect(await page.evaluate('Fairwell.open()')).toMatchObject({ outcome: 'released' })
  })

  it('close() dismisses, also what is still on its way', async () => {
    const { flow, page, start, server } = await open(button + me + tag())
    await start()
    await page.evaluate('Fairwell.close()')
    await flow.goes()
    server.route('/fairwell-flow.js', () => {})
    await page.reload()
    await page.evaluate('void (ended = Fairwell.open())')
    await page.getByRole('dialog', { name: 'One moment' }).waitFor()
    await page.evaluate('Fairwell.close()')
    expect(await page.evaluate('ended')).toEqual({ outcome: 'dismissed', attemptId: '' })
    expect(await page.locator('dialog').count()).toBe(0)
    expect(server.cancels).toEqual([])
  })

  it('on() hears outcomes and every event, and stops when told to', async () => {
    const { flow, page, start } = await open(button + me + tag())
    await page.evaluate(() => {
      const heard: string[] = []
      const w = window as never as Record<string, unknown>
      const fairwell = w.Fairwell as { on(n: string, f: (e: { type: string }) => void): () => void }
      w.heard = heard
      w.stop = fairwell.on('event', ({ type }) => heard.push(`event ${type}`))
      fairwell.on('dismissed', ({ type }) => heard.push(`dismissed ${type}`))
      fairwell.on('event', () => {
        throw new Error('a listener that throws')
      })
      document.addEventListener('fairwell:dismissed', (event) =>
        heard.push(`document ${(event as CustomEvent).detail.type}`),
      )
    })
    await start()
    await page.keyboard.press('Escape')
    await flow.goes()
    // A dialog that Esc has closed says so a moment later.
    await until(() => page.evaluate('heard.length > 4'), 'the end')
    expect(await page.evaluate('heard')).toEqual([
      'event fairwell.attempt.started',
      'event fairwell.screen.viewed',
      'event fairwell.attempt.dismissed',
      'dismissed fairwell.attempt.dismissed',
      'document fairwell.attempt.dismissed',
    ])
    await page.evaluate('stop()')
    await start()
    expect(await page.evaluate('heard.length')).toBe(5)
  })

  it('init() merges: options win over attributes, handlers add up', async () => {
    const { flow, page } = await open(
      `${button}${tag('data-flow="/nowhere.json" data-cancel="#no"')}`,
    )
    await page.evaluate(
      'Fairwell.init({ flow: "/flow.json", cancel: "button", handlers: { pause: async () => {} } })',
    )
    await page.evaluate(
      (account) =>
        (window as never as { Fairwell: { init(o: object): void } }).Fairwell.init({
          account,
          locale: undefined,
          handlers: { cancel: async () => ({}) },
        }),
      monthly,
    )
    await page.getByText('Cancel subscription').click()
    await flow.choose('I do not use it enough')
    await flow.next()
    await flow.dialog.getByRole('article', { name: 'Take a break instead' }).waitFor()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
  })
})

describe('data-mode="test"', () => {
  const test = tag(
    'data-mode="test" data-flow="/flow.json" data-account="#me" data-events="/events"',
  )

  it('says so, simulates handlers, and marks its events', async () => {
    const { flow, start, server, types } = await open(
      `${initScript(`{ handlers: { cancel: () => fetch('/real') } }`)}${button}${me}${test}`,
    )
    await start()
    expect(await flow.dialog.textContent()).toContain('Test mode')
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    await until(() => types().includes('attempt.cancelled'), 'events')
    expect(server.log.events.every(({ testmode }) => testmode)).toBe(true)
    expect(server.log.problems).toEqual([])
    expect(server.requests).not.toContain('/real')
  })

  it('says that the page’s cancel would run, and runs it when asked to', async () => {
    const { flow, start, cancels, server, page } = await open(button + me + test)
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('cancel would run now')
    await page.keyboard.press('Escape')
    await flow.goes()
    expect(server.cancels).toEqual([])
    await start()
    await flow.exit()
    await flow.exit()
    await flow.press('Run it')
    expect(await cancels(1)).toBe(1)
  })

  it('falls open as live does', async () => {
    const { page, cancels } = await open(button + me + test, { '/flow.json': json({}, 500) })
    await page.getByText('Cancel subscription').click()
    expect(await cancels(1)).toBe(1)
  })
})

describe('when a result is closed', () => {
  const withHandlers = (options: string) =>
    `${initScript(`{ handlers: { cancel: async () => {}, pause: async () => {} }, ${options} }`)}${button}${me}${tag()}`

  it.each([
    ['afterCancelled: "reload"', '/'],
    ['afterCancelled: "/bye"', '/bye'],
    ['afterCancelled: "https://elsewhere.example/"', ''],
    ['afterSaved: "/bye"', ''],
  ])('%s', async (options, path) => {
    const { flow, page, start, server, messages } = await open(withHandlers(options), {
      '/bye': html('<h1>Bye</h1>'),
    })
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    const before = server.requests.length
    await flow.press('Done')
    await flow.goes()
    await new Promise((done) => setTimeout(done, 400))
    const pages = server.requests.slice(before).filter((each) => ['/', '/bye'].includes(each))
    expect(pages).toEqual(path ? [path] : [])
    expect(messages.join().includes('FW4141')).toBe(options.includes('elsewhere'))
    void page
  })

  it('afterSaved', async () => {
    const { flow, page, start } = await open(withHandlers('afterSaved: "/bye"'), {
      '/bye': html('<h1>Bye</h1>'),
    })
    await start()
    await flow.choose('I do not use it enough')
    await flow.next()
    await flow.dialog.getByRole('radio', { name: '1 month' }).check()
    await flow.accept('Take a break instead')
    await flow.press('Done')
    await page.waitForURL('**/bye')
  })
})

describe('events', () => {
  it('data-events-format="json" and headers reach the backend', async () => {
    const seen: (string | undefined)[] = []
    const { start, types, server } = await open(
      `${initScript(`{ headers: { 'x-site': 'acme' } }`)}${button}${me}${tag('data-flow="/flow.json" data-events="/events" data-events-format="json"')}`,
      {
        '/events': (request, response, body) => {
          seen.push(request.headers['content-type'], String(request.headers['x-site']))
          host?.server.log.receive('application/json', body)
          response.end()
        },
      },
    )
    await start()
    await until(() => types().includes('screen.viewed'), 'events')
    expect(seen.slice(0, 2)).toEqual(['application/json', 'acme'])
    expect(server.log.problems).toEqual([])
  })

  it('a header that looks like a secret costs the events, and not the flow', async () => {
    const { flow, server, messages, start } = await open(
      `${initScript(`{ headers: { authorization: 'Bearer sk_live_abcdefgh12345678' } }`)}${button}${me}${tag()}`,
    )
    await start()
    await flow.exit()
    await flow.exit()
    await until(() => server.cancels.length === 1, 'the host cancel')
    expect(messages.join()).toContain('FW5101')
    expect(server.log.events).toEqual([])
  })

  it('adapters of init get them too', async () => {
    const { start, page } = await open(
      `${stub}<script>got = []; Fairwell.init({ adapters: [{ name: 'mine', deliver: async (batch) => { got.push(...batch.map((e) => e.type)) } }] })</script>${button}${me}${tag()}`,
    )
    await start()
    await until(async () => ((await page.evaluate('got')) as string[]).length === 2, 'the adapter')
  })
})

describe('the console', () => {
  it('tells a developer once what the flow sees', async () => {
    const { messages, flow, start, page } = await open(button + me + tag())
    await start()
    await until(() => messages.some((text) => text.includes('acme-main, version 3')), 'the summary')
    await page.keyboard.press('Escape')
    await flow.goes()
    await start()
    const summaries = messages.filter((text) => text.includes('acme-main, version 3'))
    expect(summaries).toHaveLength(1)
    expect(summaries[0]).toContain('cancel controls that match [data-fairwell-cancel]: 1')
    expect(summaries[0]).toContain('too-expensive')
    expect(summaries[0]).toMatch(/half-off is hidden: .* \(discount\)/)
  })

  it('says what is wrong in the definition: code, place, what to write', async () => {
    const wrong = { ...definition, offers: [{ ...definition.offers[1], percentOf: 5 }] }
    const { messages, page, cancels } = await open(button + me + tag(), {
      '/flow.json': json(wrong),
    })
    await page.getByText('Cancel subscription').click()
    expect(await cancels(1)).toBe(1)
    const line = messages.find((text) => text.includes('percentOf'))
    expect(line).toMatch(/^error: \[fairwell\] FW1\d+ offers\[0\]\.percentOf/)
    expect(line).toContain('percentOff')
  })

  it.each([
    [
      'an account with an error',
      inlineJson('me', { ...monthly, subscription: { id: 1 } }),
      /FW2\d+ subscription/,
    ],
    [
      'an account that is not JSON',
      '<script type="application/json" id="me">{nope}</script>',
      /FW4121/,
    ],
    ['an account that is not there', '', /FW4120.*#me/],
  ])('%s: says so, and the host cancel runs', async (_what, markup, expected) => {
    const { messages, page, cancels } = await open(button + markup + tag())
    await page.getByText('Cancel subscription').click()
    expect(await cancels(1)).toBe(1)
    expect(messages.join('\n')).toMatch(expected)
  })

  it('says which word an attribute may be', async () => {
    const { messages, start } = await open(
      button + me + tag('data-flow="/flow.json" data-theme="drak"'),
    )
    await start()
    expect(messages.join('\n')).toContain(
      'data-theme is "drak"; write one of "auto", "light", "dark"',
    )
  })
})

describe('where the files are', () => {
  it('data-assets names another folder', async () => {
    const { start, server } = await open(
      button + me + tag('data-flow="/flow.json" data-assets="/static/"'),
      {
        '/static/fairwell-flow.js': script(distFile('fairwell-flow.js')),
        '/static/fairwell-check.js': script(distFile('fairwell-check.js')),
      },
    )
    await start()
    expect(server.requests).toContain('/static/fairwell-check.js')
    expect(server.requests).not.toContain('/fairwell-flow.js')
  })

  it('beside the loader, whatever its query', async () => {
    const { start, server } = await open(
      button + me + tag('data-flow="/flow.json"').replace('/fairwell.js', '/lib/fairwell.js?v=1/2'),
      {
        '/lib/fairwell.js': script(distFile('fairwell.js')),
        '/lib/fairwell-flow.js': script(distFile('fairwell-flow.js')),
        '/lib/fairwell-check.js': script(distFile('fairwell-check.js')),
      },
    )
    await start()
    expect(server.requests).toContain('/lib/fairwell-flow.js')
  })
})

describe('coming back', () => {
  it('a page from the back/forward cache has no stale dialog', async () => {
    const { page, flow, start } = await open(button + me + tag())
    await start()
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await flow.goes()
  })

  it('after a reload nothing opens by itself, and the next click goes on where it stopped', async () => {
    const { page, flow, start } = await open(button + me + tag())
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    const before = await flow.title()
    await page.reload()
    await new Promise((done) => setTimeout(done, 500))
    expect(await flow.dialog.count()).toBe(0)
    await start()
    expect(await flow.title()).toBe(before)
  })
})

describe('data-layout="inline"', () => {
  it('stands in the page where data-parent says, with nothing over the page', async () => {
    const { flow, page, start, cancels } = await open(
      `${button}<section id="here"></section>${me}${tag('data-flow="/flow.json" data-account="#me" data-layout="inline" data-parent="#here"')}`,
    )
    await start()
    expect(await page.locator('#here [data-fairwell]').count()).toBe(1)
    expect(await flow.dialog.evaluate((node) => node.matches(':modal'))).toBe(false)
    await flow.exit()
    await flow.exit()
    expect(await cancels(1)).toBe(1)
  })
})

describe('a selector that matches more than the page’s own', () => {
  it('never takes the buttons of the flow for cancel controls', async () => {
    const { page, flow, cancels } = await open(
      `${button}${me}${tag('data-flow="/flow.json" data-cancel="button"')}`,
    )
    await page.getByText('Cancel subscription').click()
    await flow.exit()
    await flow.exit()
    expect(await cancels(1)).toBe(1)
  })

  it('says once that it is no selector, and goes by the default', async () => {
    const { page, cancels, flow, messages, errors } = await open(
      `<button onclick="fetch('/cancel', { method: 'POST' })">Unmarked</button>${button}${me}${tag('data-flow="/flow.json" data-cancel="[["')}`,
    )
    await page.getByText('Unmarked').click()
    expect(await cancels(1)).toBe(1)
    expect(messages.filter((text) => text.includes('FW4142'))).toHaveLength(1)
    await page.getByText('Cancel subscription').click()
    await flow.appears()
    await page.keyboard.press('Escape')
    await flow.goes()
    expect(messages.join('\n')).toContain('FW4142 data-cancel="[[" is no selector.')
    expect(messages.filter((text) => text.includes('FW4142'))).toHaveLength(2)
    expect(errors).toEqual([])
    expect(await cancels(1)).toBe(1)
  })
})

describe('a sandboxed frame', () => {
  it('has no storage, no origin and no parent to look at: the flow works where it is allowed', async () => {
    const { page } = await open(
      '<iframe sandbox="allow-scripts allow-forms" src="/inner" width="900" height="700"></iframe>',
      {
        '/inner': html(
          `<!doctype html><form method="post" action="/cancel"><button data-fairwell-cancel>Cancel subscription</button></form>${me}${flowJson}${tag('data-account="#me" data-allow-framed')}`,
        ),
      },
    )
    const frame = page.frameLocator('iframe')
    await frame.getByText('Cancel subscription').first().click()
    const dialog = frame.locator('[data-fairwell] dialog[open]')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Continue to cancel' }).click()
    await dialog.getByRole('button', { name: 'Continue to cancel' }).click()
    await frame.getByText('Cancelled').waitFor()
    expect(host?.server.cancels).toHaveLength(1)
    expect(host?.errors).toEqual([])
  })
})
