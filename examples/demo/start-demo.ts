import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFairwellServer, createTokens } from '@fairwell/server'
import { nodeListener } from '@fairwell/server/node'
import { pgliteStore } from '@fairwell/server/pglite'
import { billingRoutes } from './billing-routes.ts'
import { createWorld, type DemoWorld } from './demo-world.ts'
import { createEventFile } from './event-file.ts'
import { eventRoutes } from './event-routes.ts'
import { isCut, withFailure } from './failures.ts'
import { fileRoutes } from './file-routes.ts'
import { createPanelFeed } from './panel-feed.ts'
import { panelRoutes } from './panel-routes.ts'
import { answerWith, respond } from './route.ts'

export interface DemoOptions {
  /** 0 takes any free one. Where a port is taken, the next one is tried. Default 4400. */
  readonly port?: number | undefined
  /** Folder for the database and the merchant's event file. Default: a new temporary one. */
  readonly dataDir?: string | ((port: number) => string) | undefined
}

export interface Demo {
  readonly url: string
  /** Who is signed in, what they pay, and how often the merchant's own cancel ran. */
  readonly world: DemoWorld
  close(): Promise<void>
}

/** Starts the demo: the billing page, a Fairwell server and the live panel, in one process. */
export async function startDemo({ port = 4400, dataDir }: DemoOptions = {}): Promise<Demo> {
  const http = createServer()
  const boundPort = await listen(http, port)
  const url = `http://localhost:${boundPort}`
  const folder =
    (typeof dataDir === 'function' ? dataDir(boundPort) : dataDir) ??
    mkdtempSync(join(tmpdir(), 'fairwell-demo-'))

  const world = createWorld()
  const tokens = createTokens({ issuer: url, secret: randomBytes(32) })
  const store = pgliteStore({ dataDir: join(folder, 'pglite') })
  const file = createEventFile(folder, () => feed.refresh())
  const feed = createPanelFeed(world, store, file)
  const stopListening = world.onChange(feed.refresh)
  const fairwell = createFairwellServer({
    definition: () => world.definition,
    tokens,
    billing: world.billing,
    store,
    sinks: [{ name: 'panel', deliver: async () => feed.refresh() }],
  })

  /** A signed token for whoever is signed in; nobody to sign for, no token. */
  const mintToken = async () => {
    const { subscriber, jurisdiction } = world.settings
    const account = world.account()
    if (subscriber === 'no-id') return undefined
    return tokens.mint({
      subscriberId: account.subscriber?.id ?? '',
      subscriptionId: account.subscription?.id ?? '',
      jurisdiction: jurisdiction === 'unknown' ? undefined : jurisdiction,
    })
  }
  const routes = [
    ...fileRoutes(world),
    ...billingRoutes(world, mintToken),
    ...eventRoutes(file),
    ...panelRoutes(world, feed),
  ]
  const answer = (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    return withFailure(world.settings, request, async () => {
      if (pathname.startsWith('/fairwell/')) return fairwell.fetch(request)
      return (await answerWith(routes, request)) ?? respond('txt', 'There is nothing here.', 404)
    })
  }

  const respondTo = nodeListener({ fetch: answer })
  http.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', url)
    if (isCut(world.settings, pathname)) response.destroy()
    else respondTo(request, response)
  })
  feed.refresh()

  return {
    url,
    world,
    async close() {
      stopListening()
      world.billing.repair()
      http.closeAllConnections()
      await new Promise((closed) => http.close(closed))
      await feed.close()
      await fairwell.close()
    },
  }
}

/** Takes the port, or the next one that is free; gives the one that it got. */
function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(listen(http, port + 1))
      else reject(error)
    })
    http.listen(port, () => resolve((http.address() as AddressInfo).port))
  })
}
