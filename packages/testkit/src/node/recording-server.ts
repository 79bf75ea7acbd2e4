/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FlowEvent } from '@fairwell/core'
import { findBatchProblem } from './find-batch-problem.ts'

/** How a {@link RecordingServer} meets a request. */
export type ServerBehaviour =
  /** 204, or what `check` says of a batch that is not valid. */
  | 'takes'
  /** Breaks the connection. */
  | 'resets'
  /** Never answers. */
  | 'hangs'
  | {
      readonly status: number
      readonly headers?: { readonly [name: string]: string } | undefined
      readonly body?: unknown
    }

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly body: string
  /** The batch, where the request was a valid one. */
  readonly events: readonly FlowEvent[]
  /** What is wrong with the request, if anything is. */
  readonly problem: string | undefined
  /** Whether the answer was a 2xx. */
  readonly taken: boolean
}

/** A backend on this machine that keeps what it gets and fails on demand. */
export interface RecordingServer {
  /** Where batches go. */
  readonly url: string
  /** Every request but preflights, in the order in which they came. */
  readonly requests: readonly RecordedRequest[]
  /** Every event of every batch that was taken, in order, repeats included. */
  events(): FlowEvent[]
  /** What was wrong with requests, to be expected empty. */
  problems(): string[]
  /** From now on, or for the next `times` requests: behaves so. */
  behaves(behaviour: ServerBehaviour, plan?: { readonly times?: number | undefined }): void
  /** From now on each answer comes so much later. */
  delays(ms: number): void
  close(): Promise<void>
}

/**
 * Starts a server on a free port that records batches of CloudEvents and refuses what is none: 415
 * for another content type, 400 for another body.
 *
 * @example
 * const server = await recordingServer()
 * server.behaves({ status: 503 }, { times: 2 })
 */
export async function recordingServer(): Promise<RecordingServer> {
  const requests: RecordedRequest[] = []
  const planned: ServerBehaviour[] = []
  let usual: ServerBehaviour = 'takes'
  let delayMs = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers, url: path = '/' } = request
    allowOtherOrigins(request, response)
    if (method === 'OPTIONS') {
      response.writeHead(204).end()
      return
    }
    const body = await readBody(request)
    const behaviour = planned.shift() ?? usual
    const { problem, events, status } = findBatchProblem(method, headers['content-type'], body)
    const isAnswer = typeof behaviour === 'object'
    const answer = isAnswer ? behaviour.status : status
    const taken = answer < 300 && (isAnswer || behaviour === 'takes')
    requests.push({ method, path, headers, body, events, problem, taken })
    if (behaviour === 'hangs') return
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    if (behaviour === 'resets') {
      request.socket.destroy()
      return
    }
    const said = isAnswer ? behaviour.body : problem && { problem }
    response.writeHead(answer, {
      ...(said !== undefined && { 'content-type': 'application/json' }),
      ...(isAnswer && behaviour.headers),
    })
    response.end(said === undefined ? undefined : JSON.stringify(said))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/events`,
    requests,
    events: () => requests.flatMap(({ events, taken }) => (taken ? events : [])),
    problems: () => requests.flatMap(({ problem }) => problem ?? []),
    behaves(behaviour, { times } = {}) {
      if (times === undefined) usual = behaviour
      else planned.push(...Array.from({ length: times }, () => behaviour))
    },
    delays(ms) {
      delayMs = ms
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A page of another origin posts here, too. */
function allowOtherOrigins({ headers }: IncomingMessage, response: ServerResponse): void {
  if (!headers.origin) return
  response.setHeader('access-control-allow-origin', headers.origin)
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-allow-methods', 'POST')
  response.setHeader(
    'access-control-allow-headers',
    headers['access-control-request-headers'] ?? '',
  )
  response.setHeader('access-control-expose-headers', 'retry-after')
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
