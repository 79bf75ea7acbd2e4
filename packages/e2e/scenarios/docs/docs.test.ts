import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Account, FlowDefinition } from '@fairwell/core'
import { createFairwellServer, createTokens, memoryBilling } from '@fairwell/server'
import { nodeListener } from '@fairwell/server/node'
import { pgliteStore } from '@fairwell/server/pglite'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Block, pages } from '../../../../scripts/snippets/markdown.ts'
import { monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { distFile, distFiles } from '../../src/dist-files.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, json, type Reply, reply, script } from '../../src/reply.ts'

const all = pages()

/** The blocks of one language on one page of the documentation. */
function blocks(file: string, language: string): string[] {
  const page = all.find((candidate) => candidate.file === file)
  const found = (page?.blocks ?? []).filter((block: Block) => block.language === language)
  if (!found.length) throw new Error(`${file} has no ${language}`)
  return found.map(({ code }) => code)
}

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

/** Opens a page of the documentation's own HTML, with the three files where it says they are. */
async function open(body: string, routes: Record<string, Reply> = {}) {
  const cancels: string[] = []
  const files = distFiles.map((name) => [`/fairwell/${name}`, script(distFile(name))] as const)
  host = await openHostPage(browser, body, {
    ...Object.fromEntries(files),
    '/subscription/cancel': (request, response, sent) => {
      cancels.push(request.method ?? '')
      html('<title>Cancelled</title>')(request, response, sent)
    },
    ...routes,
  })
  const flow = flowDialog(host.page)
  const start = async () => {
    await host?.page.getByText('Cancel subscription').first().click()
    await flow.appears()
  }
  return { ...host, flow, cancels, start }
}

describe('the page in the README', () => {
  it('asks, shows the offer that fits, and posts the form once', async () => {
    const { flow, start, cancels, page, errors } = await open(blocks('README.md', 'html')[0] ?? '')
    await start()
    await flow.shows('What is the main reason?')
    await flow.choose('It is hard to use')
    await flow.next()
    await flow.dialog.getByText('Talk to a person').first().waitFor()
    await flow.exit()
    await flow.exit()
    await page.waitForURL('**/subscription/cancel')
    expect(cancels).toEqual(['POST'])
    expect(errors).toEqual([])
  })
})

describe('the page of "Getting started"', () => {
  const guide = 'docs/guides/getting-started.md'
  const [first = '', handlers = '', tag = ''] = blocks(guide, 'html')
  const flowJson = reply('application/json', blocks(guide, 'json')[0] ?? '')
  const events: { type: string }[] = []
  const routes = (retained: unknown[]): Record<string, Reply> => ({
    '/flow.json': flowJson,
    '/events': (request, response, body) => {
      events.push(...(JSON.parse(body) as { type: string }[]))
      reply('text/plain', '', 202)(request, response, body)
    },
    '/subscription/retain': (request, response, body) => {
      retained.push(JSON.parse(body))
      json({})(request, response, body)
    },
  })

  it('step 3 posts its form once', async () => {
    const { flow, start, cancels, page } = await open(first, routes([]))
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.dialog.getByText('Talk to a person').first().waitFor()
    expect(await flow.dialog.getByText('Half price for three months').count()).toBe(0)
    await flow.exit()
    await flow.dialog.getByText('You keep access until December 10, 2026.').waitFor()
    await flow.exit()
    await page.waitForURL('**/subscription/cancel')
    expect(cancels).toEqual(['POST'])
  })

  it('steps 4 and 5 apply what is accepted, and tell of it', async () => {
    const retained: unknown[] = []
    const body = first.replace(/<script async[\s\S]*$/, '') + handlers + tag
    const { flow, start, cancels, errors } = await open(body, routes(retained))
    await start()
    await flow.choose('It costs too much')
    await flow.next()
    await flow.press(/^Get 50% off/)
    await flow.shows('Your subscription continues')
    await until(
      () => events.some(({ type }) => type === 'fairwell.attempt.saved'),
      'attempt.saved at /events',
    )
    expect(retained).toEqual([
      { what: 'discount', offer: 'half-off', idempotencyKey: expect.stringContaining('half-off') },
    ])
    expect(cancels).toEqual([])
    expect(errors).toEqual([])
  })
})

describe('the page of "Handlers"', () => {
  const [page = ''] = blocks('docs/guides/handlers.md', 'html')
  const [guide = ''] = blocks('docs/guides/getting-started.md', 'html')
  const body = guide.replace(/<script async[\s\S]*$/, '') + page
  const flowJson = json({
    ...(JSON.parse(blocks('docs/guides/getting-started.md', 'json')[0] ?? '') as object),
    survey: undefined,
    screenOrder: ['offer', 'confirm'],
    offers: [
      { id: 'half', kind: 'discount', percentOff: 50, cycles: 3, title: 'Half price' },
      { id: 'break', kind: 'pause', choices: [{ months: 1 }, { months: 3 }], title: 'A break' },
    ],
  })

  it('takes an offer away that the backend refuses, in the words of the backend', async () => {
    const { flow, start } = await open(body, {
      '/flow.json': flowJson,
      '/billing/discount': json({ code: 'ineligible', message: 'Once a year only.' }, 409),
    })
    await start()
    await flow.press(/^Get 50% off/)
    await flow.dialog.getByText('Once a year only.').waitFor()
    expect(await flow.dialog.getByText('Half price').count()).toBe(0)
    await flow.dialog.getByRole('heading', { name: 'A break' }).waitFor()
  })

  it('cancels through its handler, with a receipt, and leaves the form alone', async () => {
    const keys: unknown[] = []
    const { flow, start, cancels } = await open(body, {
      '/flow.json': flowJson,
      '/billing/cancel': (request, response, sent) => {
        keys.push(request.headers['idempotency-key'])
        json({ receiptId: 'R-77' })(request, response, sent)
      },
    })
    await start()
    await flow.exit()
    await flow.exit()
    await flow.dialog.getByText('R-77').waitFor()
    expect(keys).toEqual([expect.stringMatching(/:cancel$/)])
    expect(cancels).toEqual([])
  })
})

describe('the page of "Server mode"', () => {
  it('cancels through a real server, once', async () => {
    const definition = readDefinition('flow.kinds') as unknown as FlowDefinition
    const billing = memoryBilling({ accounts: [monthly as Account] })
    const tokens = createTokens({ issuer: 'https://billing.example', secret: 's'.repeat(32) })
    const server = createFairwellServer({
      definition,
      tokens,
      billing,
      store: pgliteStore(),
      onDiagnostic: () => {},
    })
    // The database opens at the first use, which may take longer than a click is held.
    await server.fetch(new Request('https://billing.example/healthz'))
    const listener = nodeListener(server)
    const front = createServer((request, response) => {
      if (request.url?.startsWith('/fairwell/v1/')) return listener(request, response)
      const name = distFiles.find((file) => request.url === `/fairwell/${file}`)
      if (name) return script(distFile(name))(request, response, '')
      if (request.url === '/fairwell-token') {
        const token = tokens.mint({ subscriberId: 'u_1', subscriptionId: 'sub_1' })
        return void token.then((text) => reply('text/plain', text)(request, response, ''))
      }
      const form = '<form id="cancel"><button>Cancel subscription</button></form>'
      const body = form + blocks('docs/guides/server-mode.md', 'html')[0]
      return html(`<!doctype html><html lang="en">${body}</html>`)(request, response, '')
    })
    await new Promise<void>((done) => front.listen(0, '127.0.0.1', done))
    const page = await browser.newPage()
    try {
      await page.goto(`http://127.0.0.1:${(front.address() as AddressInfo).port}/`)
      const flow = flowDialog(page)
      await page.getByText('Cancel subscription').click()
      await flow.shows('What stays yours')
      await flow.exit()
      await flow.exit()
      await flow.shows('Your subscription is cancelled')
      expect(billing.account('sub_1')?.subscription?.status).toBe('cancelling')
      expect(billing.actions).toHaveLength(1)
    } finally {
      await page.close()
      front.closeAllConnections()
      front.close()
      await server.close()
    }
  })
})
