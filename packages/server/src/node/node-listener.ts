import type { IncomingMessage, ServerResponse } from 'node:http'
import type { NodeHttp1Handler, ServerRequest } from 'srvx'
import { toNodeHandler } from 'srvx/node'

/** What answers a request; a `FairwellServer` does. */
export interface FetchHandler {
  fetch(request: Request): Response | Promise<Response>
}

/**
 * Answers `node:http`, Express and Connect requests with a server. Mount it before anything that
 * reads the request's body.
 *
 * @example
 * createServer(nodeListener(server)).listen(3000)
 */
export function nodeListener(
  server: FetchHandler,
): (request: IncomingMessage, response: ServerResponse) => void {
  async function answer(request: Request): Promise<Response> {
    try {
      return await server.fetch(request)
    } catch {
      return new Response(null, { status: 500 })
    }
  }
  const handle = toNodeHandler(async (request: ServerRequest) => {
    const response = await answer(request)
    // What is still to come of the body would be read as the next request, or reset the connection under it.
    const incoming = request.runtime?.node?.req
    if (!incoming || incoming.complete || incoming.httpVersionMajor > 1) return response
    const { status, headers } = response
    return new Response(response.body, { status, headers: [...headers, ['connection', 'close']] })
  }) as NodeHttp1Handler
  return (request: IncomingMessage & { readonly originalUrl?: string }, response) => {
    // Express cuts its mount off the URL; events say where the server is mounted.
    request.url = request.originalUrl ?? request.url ?? '/'
    void handle(request, response)
  }
}
