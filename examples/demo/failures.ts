import { setTimeout as wait } from 'node:timers/promises'
import type { DemoSettings } from './settings.ts'

type Failure = DemoSettings['failure']

const slowMs = 5000
const definitionPath = /^\/flow\.json$|^\/fairwell\/v1\/attempts$/
const eventsPath = /^\/events$|^\/fairwell\/v1\/events$/

/** Whether the connection is closed without an answer, as a blocker does it. */
export function isBlocked(failure: Failure, pathname: string): boolean {
  return failure === 'blocked' && pathname === '/fairwell-flow.js'
}

/** Answers in the place of what is broken, or lets `next` answer. */
export async function withFailure(
  failure: Failure,
  pathname: string,
  next: () => Promise<Response>,
): Promise<Response> {
  if (failure === 'events-down' && eventsPath.test(pathname)) return empty(503)
  if (!definitionPath.test(pathname)) return next()
  if (failure === 'missing') return empty(404)
  if (failure === 'slow') await wait(slowMs)
  if (failure !== 'malformed') return next()
  const answer = await next()
  const text = await answer.text()
  return new Response(text.replaceAll('"discount"', '"discuont"'), answer)
}

function empty(status: number): Response {
  return new Response(null, { status })
}
