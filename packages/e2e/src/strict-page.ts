import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { inlineJson, monthly } from './accounts.ts'
import { readDefinition } from './definitions.ts'
import { type FlowDialog, flowDialog } from './flow-dialog.ts'
import { until } from './host-page.ts'
import { type HostServer, startHostServer } from './host-server.ts'
import { json, type Reply, reply } from './reply.ts'
import { translateDefinition } from './translate-definition.ts'

/** A page with a Content Security Policy, and whatever went against it. */
export interface StrictPage {
  readonly page: Page
  readonly server: HostServer
  readonly flow: FlowDialog
  /** `directive: what was blocked`, of every `securitypolicyviolation` event. */
  violations(): Promise<readonly string[]>
  /** Uncaught errors. */
  readonly errors: readonly string[]
  press(): Promise<void>
  close(): Promise<void>
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const example = readDefinition('flow.example')
/** The example with its reasons in their order, and a picture of the same site. */
const definition = {
  ...example,
  survey: { ...example.survey, order: undefined },
  holdoutPercent: 0,
  logo: { src: '/logo.png', alt: 'Acme', width: 96, height: 32 },
}

/** What a strict page has besides its policy. */
export interface StrictPageOptions {
  /** Further attributes of our script tag. */
  readonly attributes?: string
  readonly lang?: string
  readonly routes?: Readonly<Record<string, Reply>>
}

/** Every script of the page has the nonce `n`; handlers do both actions at once. */
export async function openStrictPage(
  browser: Browser,
  csp: string,
  { attributes = '', lang = 'en', routes = {} }: StrictPageOptions = {},
): Promise<StrictPage> {
  const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Billing</title></head><body>
    <h1>Billing</h1>
    <form method="post" action="/cancel"><button name="how" value="now" data-fairwell-cancel>Leave</button></form>
    ${inlineJson('me', monthly)}
    <script nonce="n">
      window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})
      Fairwell.init({ handlers: { discount: async () => ({}), cancel: async () => ({ receiptId: 'r-9' }) } })
    </script>
    <script async nonce="n" src="/fairwell.js" data-flow="/flow.json" data-account="#me" data-events="/events" data-timeout-ms="8000" ${attributes}></script>
  </body></html>`
  const server = await startHostServer({
    '/': (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': csp,
      })
      response.end(page)
    },
    '/flow.json': json(
      lang === 'en' ? definition : translateDefinition(definition, lang, (text) => text),
    ),
    '/logo.png': reply('image/png', pixel),
    ...routes,
  })
  const context = await browser.newContext({ acceptDownloads: true })
  const tab = await context.newPage()
  const errors: string[] = []
  tab.on('pageerror', (error) => errors.push(String(error)))
  await tab.addInitScript(() => {
    const found: string[] = []
    Object.assign(window, { violations: found })
    document.addEventListener('securitypolicyviolation', (event) => {
      found.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  await tab.goto(server.url)
  return {
    page: tab,
    server,
    flow: flowDialog(tab),
    errors,
    violations: () => tab.evaluate('window.violations'),
    press: () => tab.getByRole('button', { name: 'Leave' }).click(),
    close: async () => {
      await server.close()
      await context.close()
    },
  }
}

/** Takes an offer, comes back, cancels, and keeps the receipt in both ways: every screen, every file. */
export async function walkEverything(
  { page, flow, press, server }: StrictPage,
  lang = 'en',
): Promise<void> {
  await press()
  await flow.appears()
  expect(await flow.dialog.locator('section').getAttribute('lang')).toBe(lang)
  expect(server.requests).toContain('/logo.png')
  await flow.dialog.locator('input[type=radio]').first().check()
  await flow.dialog.locator('footer button').first().click()
  await flow.dialog.getByRole('article').first().waitFor()
  await flow.dialog.getByRole('article').first().getByRole('button').first().click()
  await flow.dialog.locator('article').first().waitFor({ state: 'detached' })
  await flow.dialog.locator('footer button').first().click()
  await flow.goes()
  await press()
  await flow.appears()
  const heading = flow.dialog.getByRole('heading', { level: 2 })
  for (let pressed = 0; pressed < 2; pressed++) {
    const before = await heading.textContent()
    await flow.dialog.locator('footer button').last().click()
    await until(async () => (await heading.textContent()) !== before, 'the next screen')
  }
  await flow.dialog.getByText('r-9').waitFor()
  const [print, save] = await flow.dialog.locator('.body .pair button').all()
  await print?.click()
  const download = page.waitForEvent('download')
  await save?.click()
  expect((await download).suggestedFilename()).toBe('acme-main.txt')
  await until(() => server.log.events.some(({ type }) => /attempt.cancelled/.test(type)), 'events')
  expect(server.cancels).toEqual([])
}
