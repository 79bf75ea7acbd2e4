import type { Account, FlowDefinition } from '@fairwell/core'
import { createFairwellServer, createTokens, memoryBilling } from '@fairwell/server'
import { pgliteStore } from '@fairwell/server/pglite'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { blocked, hanging, json, type Reply, serve } from '../../src/reply.ts'

const stub =
  '<script>window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})</script>'
const form = `<form method="post" action="/cancel"><button data-fairwell-cancel>Cancel subscription</button></form>`
const tag = (more = '') =>
  `<script async src="/fairwell.js" data-endpoint="/fairwell" ${more}></script>`
const askForToken = `${stub}<script>asked = 0; Fairwell.init({ token: () => { asked++; return fetch('/token').then((r) => r.text()) } })</script>`

// The arms, which the definition here leaves out.
const { experiments: _, ...german } = readDefinition('flow.locales').locales.de
const definition: LooseDefinition = {
  ...readDefinition('flow.example'),
  locales: { de: german },
  holdoutPercent: 0,
  experiments: [],
}
const tokens = createTokens({ issuer: 'https://host.example', secret: 's'.repeat(32) })
const billing = memoryBilling({ accounts: [monthly as Account] })
const stored: string[] = []
const backend = createFairwellServer({
  definition: definition as unknown as FlowDefinition,
  tokens,
  billing,
  store: pgliteStore(),
  eventsNeedToken: true,
  onDiagnostic: () => {},
  onEvents: (events) => stored.push(...events.map(({ type }) => type.slice('fairwell.'.length))),
})
const mint = () => tokens.mint({ subscriberId: 'u_1', subscriptionId: 'sub_1' })

let browser: Browser
let host: HostPage | undefined
beforeAll(async () => {
  browser = await launch()
  // The database starts with the first question, and takes its time.
  await backend.fetch(new Request('http://127.0.0.1/healthz'))
})
afterAll(async () => {
  await browser.close()
  await backend.close()
})
afterEach(async () => {
  await host?.close()
  host = undefined
})

async function open(body: string, routes: Record<string, Reply> = {}) {
  billing.put(monthly as Account)
  const done = billing.actions.length
  stored.length = 0
  host = await openHostPage(browser, body.replace('TOKEN', await mint()), {
    '/token': (_request, response) => {
      void mint().then((text) => response.end(text))
    },
    '/fairwell/*': serve(backend.fetch),
    ...routes,
  })
  const { page } = host
  const flow = flowDialog(page)
  return {
    ...host,
    flow,
    actions: () =>
      billing.actions
        .slice(done)
        .map((action) => ('offer' in action ? action.offer.kind : 'cancel')),
    start: async () => {
      await page.getByText('Cancel subscription').click()
      await flow.appears()
    },
  }
}

describe('data-endpoint', () => {
  it('takes the definition and the account from the server, which applies the offer', async () => {
    const opened = await open(form + tag('data-token="TOKEN"'))
    const { flow, start, actions, server, errors } = opened
    await start()
    expect(await flow.title()).toContain('Sorry to see you go, Ada')
    await flow.choose('It costs too much')
    await flow.next()
    await flow.accept('Half price for three months')
    await flow.shows('Your subscription continues')
    expect(actions()).toEqual(['discount'])
    expect(server.cancels).toEqual([])
    await until(() => stored.includes('screen.viewed'), 'the events of the page')
    await flow.press('Done')
    await until(() => stored.includes('offer.accept_requested'), 'the events of the page')
    for (const once of ['attempt.started', 'offer.applied', 'attempt.saved']) {
      expect(stored.filter((type) => type === once)).toHaveLength(1)
    }
    expect(errors).toEqual([])
  })

  it('CF-38 is in the language wanted, its words asked for beside the attempt', async () => {
    const opened = await open(
      form + tag('data-token="TOKEN" data-locale="de-AT" data-timeout-ms="15000"'),
    )
    const { flow, start, actions, server } = opened
    await start()
    await flow.shows('Schade, dass Sie gehen, Ada. Was ist der Hauptgrund?')
    await flow.press('Jetzt kündigen')
    await flow.press('Abo kündigen')
    await flow.shows('Ihr Abo ist gekündigt')
    expect(actions()).toEqual(['cancel'])
    expect(server.requests.filter((path) => path.includes('locales'))).toEqual(['/locales/de.js'])
  })

  it('cancels on the server; a release never touches the host’s control', async () => {
    const opened = await open(form + tag('data-token="TOKEN"'))
    const { flow, start, actions, server } = opened
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    expect(actions()).toEqual(['cancel'])
    expect(server.cancels).toEqual([])
  })

  it('S-24 asks for a token at each opening, not before, and never keeps it', async () => {
    const opened = await open(askForToken + form + tag())
    const { page, flow, start } = opened
    await page.getByText('Cancel subscription').hover()
    await new Promise((done) => setTimeout(done, 500))
    expect(await page.evaluate('asked')).toBe(0)
    await start()
    expect(await page.evaluate('asked')).toBe(1)
    await page.keyboard.press('Escape')
    await flow.goes()
    await start()
    expect(await page.evaluate('asked')).toBe(2)
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')
    expect(kept).not.toContain('eyJ')
  })

  it('asks again after a 401', async () => {
    const opened = await open(askForToken + form + tag())
    const { page, flow, start, server } = opened
    await start()
    expect(await page.evaluate('asked')).toBe(1)
    const refuseOnce = json({ code: 'FW6001', failure: 'unknown' }, 401)
    let times = 0
    server.route('/fairwell/*', (...request) =>
      (times++ === 0 ? refuseOnce : serve(backend.fetch))(...request),
    )
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    expect(await page.evaluate('asked')).toBe(2)
  })

  it.each<[string, Record<string, Reply>]>([
    ['the server is down', { '/fairwell/*': blocked() }],
    ['the server refuses', { '/fairwell/*': json({ code: 'FW6001' }, 403) }],
    ['the token cannot be had', { '/token': blocked() }],
    ['the server hangs', { '/fairwell/*': hanging() }],
  ])('%s: the host cancel runs once', async (_what, routes) => {
    const opened = await open(askForToken + form + tag(), routes)
    await opened.page.getByText('Cancel subscription').click()
    await opened.page.waitForURL('**/cancel')
    expect(opened.server.cancels).toHaveLength(1)
    expect(opened.actions()).toEqual([])
  })

  it('data-mode="test" simulates the endpoint: nothing is changed there', async () => {
    const opened = await open(form + tag('data-token="TOKEN" data-mode="test"'))
    const { flow, start, actions } = opened
    await start()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    expect(actions()).toEqual([])
  })
})
