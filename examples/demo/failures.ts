import { setTimeout as wait } from 'node:timers/promises'
import type { DemoSettings } from './settings.ts'

const slowMs = 5000
const definitionPath = /^\/flow\.json$|^\/fairwell\/v1\/attempts$/
const eventsPath = /^\/events$|^\/fairwell\/v1\/events$/

/** Whether the connection is closed without an answer, as a blocker or a dead network does it. */
export function isCut({ failure, events }: DemoSettings, pathname: string): boolean {
  if (failure === 'blocked' && pathname === '/fairwell-flow.js') return true
  return events === 'offline' && eventsPath.test(pathname)
}

/** Answers in the place of what is broken, or lets `next` answer. */
export async function withFailure(
  { failure, events }: DemoSettings,
  request: Request,
  next: () => Promise<Response>,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (eventsPath.test(pathname)) return (await answerToEvents(events, request)) ?? next()
  if (!definitionPath.test(pathname)) return next()
  if (failure === 'missing') return empty(404)
  if (failure === 'slow') await wait(slowMs)
  if (failure !== 'malformed') return next()
  const answer = await next()
  const text = await answer.text()
  return new Response(text.replaceAll('"discount"', '"discuont"'), answer)
}

/** The one event that is refused: every attempt has exactly one of it. */
const refused = '"fairwell.attempt.started"'

async function answerToEvents(
  events: DemoSettings['events'],
  request: Request,
): Promise<Response | undefined> {
  if (events === 'error') return empty(500)
  if (events === 'busy') return empty(429, { 'retry-after': '5' })
  if (events !== 'refuses') return undefined
  return (await request.clone().text()).includes(refused) ? empty(400) : undefined
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers })
}
