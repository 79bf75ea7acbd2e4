import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Block, pages } from '../../../../scripts/snippets/markdown.ts'
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
