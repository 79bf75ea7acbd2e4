import type { Account } from '@fairwell/core'
import type { FairwellServer, MemoryBilling, Store, Tokens } from '@fairwell/server'
import type { SubscriberName } from './demo-accounts.ts'
import { devPage } from './dev-page.ts'
import { readSession, sessionCookie } from './dev-session.ts'
import { readEmbedFile } from './embed-files.ts'
import type { EventStream } from './event-stream.ts'

/** What the demo page's backend has. */
export interface DevBackend {
  readonly request: Request
  readonly server: FairwellServer
  readonly tokens: Tokens
  readonly billing: MemoryBilling
  readonly store: Store
  readonly stream: EventStream
  /** As they were at the start. */
  readonly accounts: { readonly [Name in SubscriberName]: Account }
}

const shownEvents = 30

/** Answers one request of the demo: the page, its token, its own cancel, the server and the built files. */
export async function answerDev(backend: DevBackend): Promise<Response> {
  const { request, server, billing, stream, accounts } = backend
  const { pathname } = new URL(request.url)
  const embedFile = await readEmbedFile(pathname)
  if (embedFile) return embedFile
  if (pathname.startsWith('/fairwell/')) return server.fetch(request)

  const { subscriber } = readSession(request)
  const { subscription } = accounts[subscriber]
  switch (`${request.method} ${pathname}`) {
    case 'GET /':
      return page(backend)
    case 'POST /token':
      return token(backend)
    case 'POST /session':
      return home({ 'set-cookie': sessionCookie(await request.formData()) })
    case 'POST /start-over':
      billing.put(accounts[subscriber])
      return home()
    case 'POST /cancel': {
      // The page's own cancel, as it worked before there was a flow.
      const account = billing.account(subscription?.id ?? '')
      if (account?.subscription) {
        billing.put({ ...account, subscription: { ...account.subscription, status: 'cancelling' } })
      }
      return home()
    }
    case 'GET /events':
      return stream.open()
    default:
      return new Response('There is nothing here.\n', { status: 404 })
  }
}

async function page({ request, billing, store, accounts }: DevBackend): Promise<Response> {
  const session = readSession(request)
  const before = accounts[session.subscriber]
  const account = billing.account(before.subscription?.id ?? '') ?? before
  const stored = await store.read({ newestFirst: true, limit: shownEvents })
  const html = devPage({ session, account, events: stored.map(({ event }) => event) })
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(html, { headers })
}

/** Who it is says the session, never the request. */
async function token({ request, tokens, accounts }: DevBackend): Promise<Response> {
  const session = readSession(request)
  const { subscriber, subscription } = accounts[session.subscriber]
  const minted = await tokens.mint({
    subscriberId: subscriber?.id ?? '',
    subscriptionId: subscription?.id ?? '',
    jurisdiction: session.jurisdiction === 'unknown' ? undefined : session.jurisdiction,
  })
  return new Response(minted, { headers: { 'cache-control': 'no-store' } })
}

function home(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location: '/', ...headers } })
}
