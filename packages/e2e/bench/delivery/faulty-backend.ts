import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { SiteFile } from '../widget/site.ts'
import type { Plan } from './plan.ts'

/** One event as it came. */
export interface Arrival {
  readonly id: string
  /** By this machine's clock, in ms. */
  readonly at: number
}

/** Reads the ids of events out of a request; `undefined` where it carries none by its nature. */
export type ReadIds = (path: string, body: string) => readonly string[] | undefined

/** A site and the backend that takes its events, on one address; only the backend fails. */
export interface FaultyBackend {
  readonly url: string
  /** In order, again for each time. */
  readonly arrivals: readonly Arrival[]
  /** What became of each request with events: `fault: number of them`. */
  readonly story: readonly string[]
  /** Cuts every connection, and refuses new ones. */
  goDown(): Promise<void>
  comeUp(): Promise<void>
  /** Takes everything from now on. */
  heal(): Promise<void>
  close(): Promise<void>
}

export async function startFaultyBackend(
  files: Readonly<Record<string, SiteFile>>,
  readIds: ReadIds,
  plan: Plan,
): Promise<FaultyBackend> {
  const arrivals: Arrival[] = []
  const story: string[] = []
  const sockets = new Set<Socket>()
  let isHealthy = plan.isHealthy
  let isUp = false
  let moves = Promise.resolve()

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const file = files[pathname]
    if (file) {
      response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' })
      response.end(file.body)
      return
    }
    // A connection that is cut on the way is a part of the game.
    void take(request, response, pathname).catch(() => {})
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })

  async function take(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const { fault, delayMs } = isHealthy ? { fault: 'none', delayMs: 0 } : plan.fault()
    if (fault === 'reset before the body' && request.method === 'POST') {
      story.push(`${fault}: ${path}`)
      request.socket.destroy()
      return
    }
    const ids = readIds(path, await readBody(request))
    if (!ids) return answer(response, 204)
    story.push(`${fault}: ${ids.length} at ${path}`)
    const isTaken = !/^(reset before|\d)/.test(fault)
    if (isTaken) for (const id of ids) arrivals.push({ id, at: Date.now() })
    if (fault === 'reset within the answer') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"status":')
      setTimeout(() => request.socket.destroy(), 5)
    } else if (fault.startsWith('reset')) request.socket.destroy()
    else if (/^\d/.test(fault)) answer(response, Number(fault))
    else setTimeout(() => answer(response, 200), fault === 'slow' ? delayMs : 0)
  }

  function answer(response: ServerResponse, status: number): void {
    const more = status === 429 ? { 'retry-after': '1' } : {}
    // What PostHog reads; Segment and RudderStack look at the status alone.
    const body = status === 200 ? '{"status":"Ok"}' : ''
    response.writeHead(status, { 'content-type': 'application/json', ...more })
    response.end(status === 204 ? undefined : body)
  }

  /** One move after another, however they overlap. */
  function move(up: boolean): Promise<void> {
    moves = moves.then(
      () =>
        new Promise((done) => {
          if (isUp === up) return done()
          isUp = up
          if (up) return void server.listen(port, '127.0.0.1', () => done())
          server.close(() => done())
          for (const socket of sockets) socket.destroy()
        }),
    )
    return moves
  }

  let port = 0
  await move(true)
  port = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    story,
    goDown: () => move(false),
    comeUp: () => move(true),
    heal() {
      isHealthy = true
      return move(true)
    },
    close: () => move(false),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  // posthog-js compresses without a header that says so.
  return (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString('utf8')
}
