import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { distFile, distFiles } from './dist-files.ts'
import { createEventLog, type EventLog } from './event-log.ts'
import { html, notFound, type Reply, reply, script } from './reply.ts'

/** One run of the host's own cancel, as the host's backend saw it. */
export interface HostCancel {
  readonly method: string
  /** The fields of the form, and of the query. */
  readonly fields: Readonly<Record<string, string>>
}

/** A merchant's site: pages, the built script-tag files, and a backend that counts. */
export interface HostServer {
  readonly url: string
  /** Every request to `/cancel`: how often the host's own cancel ran. */
  readonly cancels: readonly HostCancel[]
  /** What arrived at `/events`. */
  readonly log: EventLog
  /** Paths in order of arrival. */
  readonly requests: readonly string[]
  /** Answers `path` with `answer` from now on; `/some/*` is every path below `/some/`. */
  route(path: string, answer: Reply): void
  /** Forgets cancels, events and requests, and goes back to the routes it started with. */
  reset(): void
  close(): Promise<void>
}

/** Starts a merchant's site on a free port, with `routes` beside what it always serves. */
export async function startHostServer(routes: Record<string, Reply> = {}): Promise<HostServer> {
  const cancels: HostCancel[] = []
  const requests: string[] = []
  const log = createEventLog()
  const table = new Map<string, Reply>()

  const reset = () => {
    cancels.length = 0
    requests.length = 0
    log.clear()
    table.clear()
    for (const name of distFiles) table.set(`/${name}`, script(distFile(name)))
    table.set('/cancel', (request, response, body) => {
      cancels.push({ method: request.method ?? '', fields: fieldsOf(request, body) })
      html('<!doctype html><title>Cancelled</title><h1>Cancelled</h1>')(request, response, body)
    })
    table.set('/events', (request, response, body) => {
      log.receive(request.headers['content-type'] ?? '', body)
      reply('text/plain', '', 202)(request, response, body)
    })
    table.set('/favicon.ico', reply('image/x-icon', ''))
    for (const [path, answer] of Object.entries(routes)) table.set(path, answer)
  }
  reset()

  const answerTo = (path: string): Reply => {
    const below = [...table.keys()].find(
      (key) => key.endsWith('/*') && path.startsWith(key.slice(0, -1)),
    )
    return table.get(path) ?? table.get(below ?? '') ?? notFound()
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    requests.push(pathname)
    readBody(request).then(
      (body) => answerTo(pathname)(request, response, body),
      () => response.destroy(),
    )
  })
  const url = await listen(server)
  return {
    url,
    cancels,
    log,
    requests,
    route: (path, answer) => {
      table.set(path, answer)
    },
    reset,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function fieldsOf(request: IncomingMessage, body: string): Record<string, string> {
  const query = new URL(request.url ?? '/', 'http://host').searchParams
  return Object.fromEntries([...query, ...new URLSearchParams(body)])
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function listen(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
