import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inlineJson, monthly } from './accounts.ts'
import { bundleHost } from './bundle-host.ts'
import { readDefinition } from './definitions.ts'
import { type FlowDialog, flowDialog } from './flow-dialog.ts'
import { type HostPage, openHostPage, until } from './host-page.ts'
import { json, type Reply, reply } from './reply.ts'
import { fullTag, initScript } from './script-tag.ts'

/** What a billing page is made of, beside the account, `hostCancel()` and our script tag. */
export interface BillingParts {
  /** @default a button that cancels */
  readonly body?: string | undefined
  /** What goes into `<head>`. */
  readonly head?: string | undefined
  /** The page's own script in TSX, with the libraries that it imports. */
  readonly source?: string | undefined
  /** A definition, where it is not the example. */
  readonly definition?: unknown
  /** Options for `Fairwell.init()`, as a page writes them. */
  readonly init?: string | undefined
  /** Further attributes of our script tag. */
  readonly tag?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly routes?: Readonly<Record<string, Reply>> | undefined
  readonly beforeLoad?: ((page: Page) => Promise<unknown>) | undefined
  readonly context?: BrowserContextOptions | undefined
}

/** A billing page whose own cancel is counted, with our flow on it. */
export interface BillingPage extends HostPage {
  readonly flow: FlowDialog
  /** Presses the page's cancel control, and waits for our dialog. */
  start(): Promise<void>
  /** Decides to cancel from whatever screen, and waits until the page's own cancel ran. */
  leave(): Promise<void>
  /** What the element with focus is: its own name inside of our dialog, else `page`. */
  focused(): Promise<string>
  /** Names of what a screen reader finds, by role: `button Cancel now`. */
  readable(): Promise<readonly string[]>
  /** What is at the centre of our exit button: true if a press would hit it. */
  exitIsOnTop(): Promise<boolean>
}

/** The control that most billing pages here have. */
export const cancelButton =
  '<button id="cancel" data-fairwell-cancel onclick="hostCancel()">Cancel subscription</button>'

/** Opens a billing page. Its own cancel posts to `/cancel`, and never leaves the page. */
export async function openBillingPage(
  browser: Browser,
  parts: BillingParts = {},
): Promise<BillingPage> {
  const { body = cancelButton, head = '', init, tag = '', headers = {} } = parts
  const own = parts.source === undefined ? '' : await bundleHost({ source: parts.source })
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Billing</title>${head}
<script>function hostCancel() { fetch('/cancel', { method: 'POST' }) }</script>
${inlineJson('me', monthly)}
${init === undefined ? '' : initScript(init)}
${fullTag(tag)}
</head><body><main><h1>Billing</h1>${body}</main><script src="/host.js"></script></body></html>`
  const definition = parts.definition ?? { ...readDefinition('flow.example'), holdoutPercent: 0 }
  const host = await openHostPage(
    browser,
    page,
    {
      '/': (_request, response) => {
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
          .end(page)
      },
      '/flow.json': json(definition),
      '/host.js': reply('text/javascript; charset=utf-8', own),
      ...parts.routes,
    },
    parts.beforeLoad,
    parts.context,
  )
  const flow = flowDialog(host.page)
  host.page.setDefaultTimeout(8000)
  const control = host.page.locator('[data-fairwell-cancel]').first()
  return {
    ...host,
    flow,
    async start() {
      await control.click()
      await flow.appears()
    },
    async leave() {
      const before = host.server.cancels.length
      await flow.exit()
      await flow.shows('Cancel Acme Pro?')
      await flow.exit()
      await flow.goes()
      await until(() => host.server.cancels.length > before, "the page's own cancel")
    },
    focused: () =>
      host.page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement
        return inside ? (inside.getAttribute('aria-label') ?? inside.id) || inside.nodeName : 'page'
      }),
    readable: async () => {
      const session = await host.context.newCDPSession(host.page)
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      await session.detach()
      return nodes
        .filter(
          ({ ignored, role, name }) => !ignored && role?.value !== 'StaticText' && name?.value,
        )
        .map(({ role, name }) => `${role?.value} ${name?.value}`)
    },
    exitIsOnTop: () =>
      flow.dialog
        .locator('footer button')
        .last()
        .evaluate((button) => {
          const { x, y, width, height } = button.getBoundingClientRect()
          const root = button.getRootNode() as ShadowRoot
          const [left, top] = [x + width / 2, y + height / 2]
          return (
            document.elementFromPoint(left, top) === root.host &&
            button.contains(root.elementFromPoint(left, top))
          )
        }),
  }
}
