import type { Browser, CDPSession, Page } from 'playwright-core'

/** A file of a site: its media type and its text. */
export interface SiteFile {
  readonly type: string
  readonly body: string | Buffer
}

/** A page of a site that nothing but this process serves. */
export interface Site {
  readonly page: Page
  readonly devtools: CDPSession
  close(): Promise<void>
}

/** The address of the site: not localhost, where we would explain ourselves to a developer. */
const origin = 'https://shop.example'

/** Opens `/` of a site in a profile of its own; without `goTo` the page stays blank. */
export async function openSite(
  browser: Browser,
  files: Readonly<Record<string, SiteFile>>,
  goTo = true,
): Promise<Site> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.route('**/*', (route) => {
    const { origin: asked, pathname } = new URL(route.request().url())
    const file = asked === origin ? files[pathname] : undefined
    return file
      ? route.fulfill({ contentType: file.type, body: file.body })
      : route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' })
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  if (goTo) await page.goto(`${origin}/`)
  return { page, devtools, close: () => context.close() }
}

/** Loads the start page of the site. */
export async function visit({ page }: Site): Promise<void> {
  await page.goto(`${origin}/`)
}

export function text(type: string, body: string | Buffer): SiteFile {
  return { type, body }
}

export const html = (body: string): SiteFile => text('text/html; charset=utf-8', body)
export const script = (body: string | Buffer): SiteFile => text('text/javascript', body)
export const json = (value: unknown): SiteFile => text('application/json', JSON.stringify(value))
