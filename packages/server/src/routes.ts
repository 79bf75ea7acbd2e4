import { acceptOffer } from './attempts/accept-offer.ts'
import { cancelSubscription } from './attempts/cancel-subscription.ts'
import { startAttempt } from './attempts/start-attempt.ts'
import { takeEvents } from './events/take-events.ts'
import { checkHealth } from './http/check-health.ts'
import { identify } from './http/identify.ts'
import { isStorable } from './http/is-storable.ts'
import { jsonResponse } from './http/json-response.ts'
import { Problem } from './http/problem.ts'
import { openApiDocument } from './openapi/open-api-document.ts'
import type { ServerContext } from './server-context.ts'

/** A request with what its path says. */
export interface RoutedRequest {
  readonly request: Request
  /** Where the server is mounted, without a slash at the end. */
  readonly mountUrl: string
  readonly attemptId: string
}

interface Route {
  readonly method: 'GET' | 'POST'
  /** Of the path after the mount. */
  readonly path: RegExp
  answer(context: ServerContext, routed: RoutedRequest): Promise<Response>
}

/** Every route, in the order of the documentation. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/attempts$/,
    answer: async (context, { request }) =>
      startAttempt(context, request, await identify(context, request)),
  },
  {
    method: 'POST',
    path: /^\/v1\/attempts\/(?<attemptId>[\w.-]{1,100})\/accept$/,
    answer: async (context, routed) => {
      const claims = await identify(context, routed.request)
      return acceptOffer(context, routed.request, claims, routed)
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/attempts\/(?<attemptId>[^/]+)\/cancel$/,
    answer: async (context, routed) => {
      const claims = await identify(context, routed.request)
      return cancelSubscription(context, routed.request, claims, routed)
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/events$/,
    answer: (context, { request, mountUrl }) => takeEvents(context, request, mountUrl),
  },
  {
    method: 'GET',
    path: /^\/v1\/openapi\.json$/,
    answer: async (_context, { mountUrl }) => jsonResponse(openApiDocument(mountUrl)),
  },
  {
    method: 'GET',
    path: /^\/healthz$/,
    answer: (context) => checkHealth(context),
  },
]

const maxIdLength = 200

/** The end of a path that is ours; what comes before it is the mount. */
const ours = /(\/v1\/(?:attempts(?:\/[^/]*\/[^/]*)?|events|openapi\.json)|\/healthz)\/?$/

/**
 * Finds the route of a request under any mount.
 *
 * @param publicUrl - Where the server is mounted, as its clients see it. Default: as the request says.
 * @throws Problem FW6060, FW6061
 */
export function findRoute(
  request: Request,
  publicUrl: string | undefined,
): { readonly route: Route; readonly routed: RoutedRequest } {
  const { origin, pathname } = new URL(request.url)
  const tail = ours.exec(pathname)
  const path = tail?.[1]
  const here = path ? routes.filter((route) => route.path.test(path)) : []
  if (!tail || !path || here.length === 0) {
    throw new Problem('FW6060', { detail: `${pathname} is not a path of this server.` })
  }
  const route = here.find(({ method }) => method === request.method)
  if (!route) {
    const allow = here.map(({ method }) => method).join(', ')
    throw new Problem('FW6061', { detail: `Use ${allow}.`, headers: { allow } })
  }
  const mountUrl = (publicUrl ?? origin + pathname.slice(0, tail.index)).replace(/\/+$/, '')
  const attemptId = attemptIdOf(route.path.exec(path)?.groups?.attemptId ?? '')
  if (attemptId.length > maxIdLength) {
    throw new Problem('FW6060', {
      detail: `No attempt has an id of ${attemptId.length} characters.`,
    })
  }
  return { route, routed: { request, mountUrl, attemptId } }
}

/** An id as it was before it was put into a path; as it is there, if that is nothing that a store holds. */
function attemptIdOf(segment: string): string {
  try {
    const id = decodeURIComponent(segment)
    return isStorable(id) ? id : segment
  } catch {
    return segment
  }
}
