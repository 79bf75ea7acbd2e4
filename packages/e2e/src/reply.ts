import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the host server answers to one path. */
export type Reply = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** Answers with a body of some type. */
export function reply(type: string, body: string | Buffer, status = 200): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }
}

export function html(body: string): Reply {
  return reply('text/html; charset=utf-8', body)
}

export function json(value: unknown, status = 200): Reply {
  return reply('application/json', JSON.stringify(value), status)
}

export function script(body: string | Buffer): Reply {
  return reply('text/javascript; charset=utf-8', body)
}

export function notFound(): Reply {
  return reply('text/plain', 'not found', 404)
}

/** Takes the request and never answers. */
export function hanging(): Reply {
  return () => {}
}

/** Closes the connection without an answer, as a blocker or a dead backend does. */
export function blocked(): Reply {
  return (_request, response) => {
    response.destroy()
  }
}

/** Sends the browser on. */
export function redirect(to: string): Reply {
  return (_request, response) => {
    response.writeHead(302, { location: to }).end()
  }
}

/** A file as something to save: a browser that is told not to guess does not run it. */
export function asDownload(body: string | Buffer): Reply {
  return (_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' })
      .end(body)
  }
}

/** Answers with the first half, and never ends. */
export function stalling(body: Buffer): Reply {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': body.length })
    response.write(body.subarray(0, body.length / 2))
  }
}

/** Answers later. */
export function after(delayMs: number, next: Reply): Reply {
  return (request, response, body) => {
    setTimeout(() => next(request, response, body), delayMs)
  }
}

/** Answers as a handler of web requests does. */
export function serve(handle: (request: Request) => Promise<Response>): Reply {
  return (request, response, body) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const asked = new Request(url, {
      method: request.method ?? 'GET',
      headers: headers as [string, string][],
      ...(body && { body }),
    })
    void handle(asked).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    })
  }
}
