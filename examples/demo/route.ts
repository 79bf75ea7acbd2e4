/** What answers one path of the demo. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** `parts` are the groups of `path`. */
  answer(request: Request, ...parts: readonly string[]): Response | Promise<Response>
}

/** Answers with the first route that fits; `undefined` where none does. */
export async function answerWith(
  routes: readonly Route[],
  request: Request,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  for (const { method, path, answer } of routes) {
    const match = request.method === method && path.exec(pathname)
    if (match) return answer(request, ...match.slice(1))
  }
  return undefined
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}

/** A body of one of the types above; nothing of the demo is ever cached. */
export function respond(type: string, body: BodyInit, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': types[type] ?? type, 'cache-control': 'no-store' },
  })
}

export function respondJson(value: unknown, status = 200): Response {
  return respond('json', JSON.stringify(value), status)
}
