const allowed = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-max-age': '600',
}

/**
 * Lets pages of the listed origins read the answers. Exact origins only, never `*`; no cookie is
 * ever needed, so credentials are not allowed.
 */
export function createCors(origins: readonly string[]): {
  /** Answers a preflight; `undefined` for every other request. */
  preflight(request: Request): Response | undefined
  /** The response with the headers that its page needs. */
  open(request: Request, response: Response): Response
} {
  const listed = new Set(origins.map(checkedOrigin))

  function headersFor(request: Request): Headers {
    const headers = new Headers({ vary: 'Origin' })
    const origin = request.headers.get('origin')
    if (origin && listed.has(origin)) headers.set('access-control-allow-origin', origin)
    return headers
  }

  return {
    preflight(request) {
      const isPreflight =
        request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
      if (!isPreflight) return undefined
      const headers = headersFor(request)
      if (headers.has('access-control-allow-origin')) {
        for (const [name, value] of Object.entries(allowed)) headers.set(name, value)
      }
      return new Response(null, { status: 204, headers })
    },
    open(request, response) {
      for (const [name, value] of headersFor(request)) response.headers.append(name, value)
      return response
    },
  }
}

function checkedOrigin(origin: string): string {
  // The browser sends an origin in exactly this form; any other would silently never match.
  const parsed = URL.canParse(origin) ? new URL(origin).origin : 'null'
  if (parsed === origin) return origin
  const form = parsed === 'null' ? 'https://example.com' : parsed
  throw new TypeError(`cors: ${JSON.stringify(origin)} is not an origin; write ${form}.`)
}
