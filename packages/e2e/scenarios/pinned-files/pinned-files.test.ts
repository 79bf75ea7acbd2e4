import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readDefinition } from '../../src/definitions.ts'
import { distFile, distFiles, distPath } from '../../src/dist-files.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { pinnedHash } from '../../src/pinned-hash.ts'
import { json, type Reply, script } from '../../src/reply.ts'

const pin = `integrity="${pinnedHash(distFile('fairwell.js'))}"`
const form =
  '<form method="post" action="/cancel"><button data-fairwell-cancel>Cancel subscription</button></form>'
const tag = (more: string, from = '') =>
  `<script async src="${from}/fairwell.js" data-flow="/flow.json" ${more}></script>`
/** The same file with one more statement, which tells on whoever runs it. */
const tampered = (name: string) => script(`${distFile(name).toString()};window.stolen = true`)

let browser: Browser
let host: HostPage | undefined
let cdn: HostServer | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(async () => {
  await host?.close()
  await cdn?.close()
  host = cdn = undefined
})

async function open(body: string, routes: Record<string, Reply> = {}) {
  host = await openHostPage(browser, form + body, {
    '/flow.json': json(readDefinition('flow.example')),
    ...routes,
  })
  const { page, server, messages } = host
  const press = () => page.getByText('Cancel subscription').click()
  return {
    page,
    server,
    messages,
    flow: flowDialog(page),
    press,
    /** Presses, and waits for the host's own cancel. */
    async fallsOpen() {
      const start = Date.now()
      await press()
      await page.waitForURL('**/cancel')
      expect(Date.now() - start).toBeLessThan(1900)
      expect(server.cancels).toHaveLength(1)
    },
  }
}

describe('what the build publishes', () => {
  it('P2.1-1 integrity.json says what each file is', () => {
    const published = JSON.parse(readFileSync(distPath('integrity.json'), 'utf8'))
    expect(published).toEqual(
      Object.fromEntries(distFiles.map((name) => [name, pinnedHash(distFile(name))])),
    )
  })
})

describe('a page that pins the loader', () => {
  it('P2.1-1 runs the files of the same build, each downloaded once', async () => {
    const { page, server, flow, press, messages } = await open(tag(pin))
    await until(() => server.requests.includes('/fairwell-flow.js'), 'the preload')
    await press()
    await flow.appears()
    await flow.exit()
    await flow.exit()
    await page.waitForURL('**/cancel')
    for (const name of distFiles.filter((file) => !file.includes('locales')))
      expect(server.requests.filter((path) => path === `/${name}`)).toHaveLength(1)
    expect(server.cancels).toHaveLength(1)
    expect(messages.filter((line) => /preload|integrity/i.test(line))).toEqual([])
  })

  it.each([
    ['fairwell-flow.js', 'FW4102'],
    ['fairwell-check.js', 'FW4107'],
  ] as const)('refuses a %s that somebody changed, and falls open', async (name, code) => {
    const { page, fallsOpen, messages } = await open(tag(pin), { [`/${name}`]: tampered(name) })
    const ran: string[] = []
    await page.exposeFunction('tell', (what: string) => ran.push(what))
    await page.evaluate(() => {
      Object.defineProperty(window, 'stolen', {
        set: () => (window as unknown as { tell(what: string): void }).tell('it ran'),
      })
    })
    await fallsOpen()
    expect(ran).toEqual([])
    expect(messages.join('\n')).toContain(code)
  })

  it('is the page as before where somebody changed the loader', async () => {
    const { fallsOpen, page } = await open(tag(pin), { '/fairwell.js': tampered('fairwell.js') })
    expect(await page.evaluate('[typeof Fairwell, typeof stolen]')).toEqual([
      'undefined',
      'undefined',
    ])
    await fallsOpen()
  })

  it('takes the files of another site that shares them', async () => {
    const shared: Record<string, Reply> = {}
    for (const name of distFiles)
      shared[`/${name}`] = (_request, response) => {
        response.writeHead(200, {
          'content-type': 'text/javascript',
          'access-control-allow-origin': '*',
        })
        response.end(distFile(name))
      }
    cdn = await startHostServer(shared)
    const { flow, press, server } = await open(tag(`${pin} crossorigin="anonymous"`, cdn.url))
    await press()
    await flow.appears()
    expect(server.cancels).toEqual([])
    expect(cdn.requests.filter((path) => path === '/fairwell-flow.js')).toHaveLength(1)
  })
})

describe('a page that does not pin', () => {
  it('takes a file of another version, from a cache', async () => {
    const { flow, press, page } = await open(tag(''), {
      '/fairwell-flow.js': tampered('fairwell-flow.js'),
    })
    await press()
    await flow.appears()
    expect(await page.evaluate('stolen')).toBe(true)
  })

  it('can ask for it all the same, as where the loader stands in the page', async () => {
    const { fallsOpen, page } = await open(tag('data-integrity="on"'), {
      '/fairwell-flow.js': tampered('fairwell-flow.js'),
    })
    expect(await page.evaluate('typeof stolen')).toBe('undefined')
    await fallsOpen()
  })
})
