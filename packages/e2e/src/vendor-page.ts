import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { EventBatch } from '@fairwell/core'
import type { Browser, Page, Request } from 'playwright-core'
import { bundleHost } from './bundle-host.ts'
import { openHostPage, until } from './host-page.ts'
import type { FailedDelivery } from './offer-adapters.ts'
import { script } from './reply.ts'

/** One request that the page made to another host, as that host would have read it. */
export interface VendorCall {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Unpacked where it was compressed. */
  readonly text: string
  /** The body as JSON; `undefined` where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: each vendor has another form, and the test says which.
  readonly json: any
}

/** What the vendor answers: a status, and a body that is text or JSON. */
export interface VendorAnswer {
  readonly status?: number | undefined
  readonly body?: unknown
}

/** A page with a vendor's real client on it, and adapters that the test may deliver with. */
export interface VendorPage {
  readonly page: Page
  /** In order; preflights are left out. */
  readonly calls: readonly VendorCall[]
  /** Uncaught errors of the page. */
  readonly errors: readonly string[]
  deliver(adapter: string, batch: EventBatch): Promise<FailedDelivery | undefined>
  /** Hands over and leaves the page at once. */
  handOverAndLeave(adapter: string, batch: EventBatch): Promise<boolean | undefined>
  /** Waits until one call has been made that is like this. */
  called(matches: (call: VendorCall) => unknown, what: string): Promise<VendorCall>
  close(): Promise<void>
}

/**
 * Opens a page on a local server with `scenarios/vendor-clients/<file>` on it, which calls
 * `offerAdapters`. No other host is asked: the vendor's requests are recorded and answered here.
 *
 * @param answer - What the vendor answers; `{}` with 200 where it says nothing.
 */
export async function openVendorPage(
  browser: Browser,
  file: string,
  answer: (call: VendorCall) => VendorAnswer | undefined = () => undefined,
): Promise<VendorPage> {
  const bundle = await bundleHost({
    file: join(import.meta.dirname, '../scenarios/vendor-clients', file),
    // Nobody waits for these bytes, but minifying them is most of what such a test takes.
    mode: 'development',
  })
  const calls: VendorCall[] = []
  const host = await openHostPage(
    browser,
    '<h1>Billing</h1><script src="/page.js"></script>',
    { '/page.js': script(bundle) },
    (page) =>
      page.route(
        ({ hostname }) => hostname !== '127.0.0.1',
        async (route) => {
          const call = readCall(route.request())
          calls.push(call)
          const { status = 200, body = {} } = answer(call) ?? {}
          const text = typeof body === 'string' ? body : JSON.stringify(body)
          const origin = call.headers.origin ?? '*'
          await route
            .fulfill({
              status,
              body: text,
              headers: {
                'content-type': text.startsWith('{') ? 'application/json' : 'text/plain',
                'access-control-allow-origin': origin,
                'access-control-allow-credentials': 'true',
              },
            })
            // A page that has gone takes no answer.
            .catch(() => {})
        },
      ),
  )
  const { page, errors } = host
  return {
    page,
    calls,
    errors,
    deliver: (adapter, batch) =>
      page.evaluate(
        ([name, events]) => deliverWith(name, JSON.parse(events)),
        asked(adapter, batch),
      ),
    async handOverAndLeave(adapter, batch) {
      const handedOver = await page.evaluate(
        ([name, events]) => {
          const result = handOverWith(name, JSON.parse(events))
          location.href = '/cancel'
          return result
        },
        asked(adapter, batch),
      )
      await page.waitForURL('**/cancel')
      return handedOver
    },
    async called(matches, what) {
      await until(() => calls.some(matches), what)
      return calls.find(matches) as VendorCall
    },
    close: host.close,
  }
}

function asked(adapter: string, batch: EventBatch): readonly [string, string] {
  return [adapter, JSON.stringify(batch)]
}

function readCall(request: Request): VendorCall {
  const packed = request.postDataBuffer()
  const isPacked = packed?.[0] === 0x1f && packed[1] === 0x8b
  const text = `${isPacked ? gunzipSync(packed) : (packed ?? '')}`
  return {
    method: request.method(),
    url: new URL(request.url()),
    headers: request.headers(),
    text,
    json: readJson(text),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
