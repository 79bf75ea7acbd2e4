import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type HostServer, startHostServer } from './host-server.ts'
import { html, type Reply } from './reply.ts'

/** A fresh browser profile on a fresh host server, with everything that went wrong on the page. */
export interface HostPage {
  readonly page: Page
  readonly server: HostServer
  readonly context: BrowserContext
  /** Uncaught errors of the page. */
  readonly errors: readonly string[]
  /** What the page wrote to the console, `type: text`. */
  readonly messages: readonly string[]
  close(): Promise<void>
}

/** Opens `body` (a page, or what goes into one) at `/`. `routes` are there from the start. */
export async function openHostPage(
  browser: Browser,
  body: string,
  routes: Record<string, Reply> = {},
  beforeLoad?: (page: Page) => Promise<unknown>,
  contextOptions: BrowserContextOptions = {},
): Promise<HostPage> {
  const server = await startHostServer({ '/': html(asPage(body)), ...routes })
  const context = await browser.newContext(contextOptions)
  const page = await context.newPage()
  const errors: string[] = []
  const messages: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  await beforeLoad?.(page)
  await page.goto(server.url)
  return {
    page,
    server,
    context,
    errors,
    messages,
    close: async () => {
      // First what the page may still be waiting for.
      await server.close()
      await context.close()
    },
  }
}

function asPage(body: string): string {
  if (/^\s*<!doctype/i.test(body)) return body
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>${body}</html>`
}

/** Waits until `condition` holds. @throws after `timeoutMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 8000,
): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
