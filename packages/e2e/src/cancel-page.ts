import type { IncomingMessage } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { readDefinition } from './definitions.ts'
import { type FlowDialog, flowDialog } from './flow-dialog.ts'
import { type HostPage, openHostPage, until } from './host-page.ts'
import { html, json, type Reply } from './reply.ts'
import { scriptTag } from './script-tag.ts'

/** A page with any number of cancel controls, on which every host cancel is counted. */
export interface CancelPage extends HostPage {
  readonly flow: FlowDialog
  /** What ran of the host's own, in order: `hostCancel('name')`, or a request to `/cancel`. */
  readonly ran: readonly string[]
  /**
   * Does `act`, which has to open one dialog and run nothing; then decides to cancel, which has to
   * run `name` and nothing else.
   */
  decide(act: (page: Page) => Promise<unknown>, name: string): Promise<void>
  /** As `decide`, by a click on what has this text. */
  cancelBy(text: string, name?: string): Promise<void>
  /** Does `act`, which has to run `name` at once, with no dialog: it is left to the browser. */
  passes(act: (page: Page) => Promise<unknown>, name: string): Promise<void>
  /** Waits for a host cancel too many. @throws where one came. */
  settled(): Promise<void>
}

export interface CancelPageParts {
  readonly routes?: Readonly<Record<string, Reply>> | undefined
  /** Bodies of further pages of the site, with the same head. */
  readonly pages?: Readonly<Record<string, string>> | undefined
  /** Attributes of our script tag; `false`: the page has its own. */
  readonly tag?: string | false | undefined
  /** Put before everything else of the page. */
  readonly head?: string | undefined
  readonly beforeLoad?: ((page: Page) => Promise<unknown>) | undefined
}

const count = `<script>function hostCancel(name) { navigator.sendBeacon('/ran?by=' + name) }</script>`

/** One screen, so that one press decides. */
export const shortFlow = { ...readDefinition('flow.example'), screenOrder: ['confirm'] }

/**
 * Opens a page whose `/cancel` answers without leaving it (204), so that one page serves many forms
 * and links. A request to it is called `METHOD field=value&…`.
 */
export async function openCancelPage(
  browser: Browser,
  body: string,
  { routes = {}, pages = {}, tag, head = '', beforeLoad }: CancelPageParts = {},
): Promise<CancelPage> {
  const ran: string[] = []
  const whole = (inside: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Billing</title>${count}${head}
     ${tag === false ? '' : scriptTag(tag)}</head><body>${inside}</body></html>`
  const host = await openHostPage(
    browser,
    whole(body),
    {
      ...Object.fromEntries(Object.entries(pages).map(([at, inside]) => [at, html(whole(inside))])),
      '/flow.json': json(shortFlow),
      '/ran': (request, response) => {
        ran.push(new URL(request.url ?? '', 'http://host').searchParams.get('by') ?? '')
        response.writeHead(204).end()
      },
      '/cancel': (request, response, text) => {
        ran.push(nameOf(request, text))
        response.writeHead(204).end()
      },
      ...routes,
    },
    beforeLoad,
  )
  const { page } = host
  page.setDefaultTimeout(8000)
  const flow = flowDialog(page)
  const expected: string[] = []

  async function runs(name: string): Promise<void> {
    expected.push(name)
    await until(() => ran.length >= expected.length, `${name}, got ${ran.slice(-1)}`)
    expect(ran).toEqual(expected)
  }
  const decide: CancelPage['decide'] = async (act, name) => {
    await act(page)
    await flow.appears()
    expect(await flow.dialog.count()).toBe(1)
    expect(ran).toEqual(expected)
    await flow.exit()
    await flow.goes()
    await runs(name)
  }
  return {
    ...host,
    flow,
    ran,
    decide,
    cancelBy: (text, name = text) =>
      decide(() => page.getByText(text, { exact: true }).click(), name),
    async passes(act, name) {
      await act(page)
      await runs(name)
      expect(await flow.dialog.count()).toBe(0)
    },
    async settled() {
      await new Promise((done) => setTimeout(done, 250))
      expect(ran).toEqual(expected)
      expect(await flow.dialog.count()).toBe(0)
      expect(host.errors).toEqual([])
    },
  }
}

/** Fields in the order in which they were sent; of files only the name. */
function nameOf({ method, url, headers }: IncomingMessage, body: string): string {
  const query = new URL(url ?? '', 'http://host').search.slice(1)
  const text = headers['content-type']?.startsWith('multipart/')
    ? [...body.matchAll(/name="([^"]*)"(?:; filename="([^"]*)")?[\s\S]*?\r\n\r\n([^\r]*)/g)]
        .map(([, name, file, value]) => `${name}=${file ?? value}`)
        .join('&')
    : body
  return [method, [query, text].filter(Boolean).join('&')].join(' ').trim()
}
