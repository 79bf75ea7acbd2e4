import type { FlowEvent } from '@fairwell/core'
import { ownSourceStart, serverEventNames } from '../attempts/server-event.ts'
import { identify, identifyIfSent } from '../http/identify.ts'
import { jsonResponse } from '../http/json-response.ts'
import { Problem } from '../http/problem.ts'
import { readJsonBody } from '../http/read-json-body.ts'
import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import type { AttemptRecord } from '../store/store.ts'
import type { TokenClaims } from '../tokens/token-claims.ts'
import { parseEvent } from './parse-event.ts'

const rules = {
  types: ['application/cloudevents-batch+json', 'application/json'],
  maxBytes: 1_000_000,
}
const maxEvents = 1_000
const ofServer: readonly string[] = serverEventNames.map((name) => `fairwell.${name}`)
const endings: readonly string[] = [
  'fairwell.attempt.saved',
  'fairwell.attempt.cancelled',
  'fairwell.attempt.released',
  'fairwell.attempt.dismissed',
  'fairwell.attempt.failed',
]

/**
 * `POST /v1/events`: stores a batch. Each event once, with what the schema knows of it; those that
 * can't be taken are counted, and named where they have an id; the others are kept: 207 instead of 200.
 *
 * @param mountUrl - Where the server is mounted: sources under it are its own.
 */
export async function takeEvents(
  context: ServerContext,
  request: Request,
  mountUrl: string,
): Promise<Response> {
  const { store } = context
  const claims = await (context.eventsNeedToken ? identify : identifyIfSent)(context, request)
  const batch = await readJsonBody(request, rules)
  if (!Array.isArray(batch) || batch.length > maxEvents) {
    throw new Problem('FW6021', {
      detail: `The body is not an array of at most ${maxEvents} events.`,
    })
  }
  const sent = batch.map((item) => ({ id: idOf(item), event: parseEvent(item) }))
  const events = sent.flatMap(({ event }) => event ?? [])
  const judged = events.filter((event) => isOfServer(event) || isEnding(event))
  const attempts = await attemptsOf(context, judged)
  const ownStart = ownSourceStart(mountUrl)
  const claimed = events.filter((event) => {
    const attempt = attempts.get(event.attemptid)
    if (event.source.startsWith(ownStart)) return true
    // An attempt has one outcome; what is simulated counts for none.
    if (attempt?.outcome && isEnding(event) && !event.testmode) return true
    // A flow in test mode simulates what a live server would have said, and marks it.
    if (event.testmode && context.mode === 'live') return false
    return isServers(event) || (isOfServer(event) && attempt !== undefined)
  })
  // The flow passes the server's own events on to every adapter; coming back they are nothing new.
  const known = new Set(claimed.length > 0 ? await inStore(context, store.findStored(claimed)) : [])
  const taken = events.filter(
    (event) => known.has(event) || (!claimed.includes(event) && speaksForItself(event, claims)),
  )
  const isVerified = claims !== undefined
  const added = await inStore(
    context,
    store.add(
      taken.filter((event) => !known.has(event)),
      { origin: 'client', isVerified },
    ),
  )
  context.forward(added)
  const rejected = sent.filter(({ event }) => !event || !taken.includes(event))
  const rejectedIds = rejected.flatMap(({ id }) => id ?? [])
  const answer = { accepted: taken.length, rejected: rejected.length, rejectedIds }
  return jsonResponse(answer, rejected.length > 0 ? 207 : 200)
}

async function inStore<Value>(context: ServerContext, work: Promise<Value>): Promise<Value> {
  try {
    return await within(work, context.storeTimeoutMs, context.clock)
  } catch (cause) {
    throw new Problem('FW6050', { cause, headers: { 'retry-after': '5' } })
  }
}

/** The attempts of these events that this server knows: in them it alone says what was done. */
async function attemptsOf(
  context: ServerContext,
  events: readonly FlowEvent[],
): Promise<ReadonlyMap<string, AttemptRecord>> {
  const ids = [...new Set(events.map(({ attemptid }) => attemptid))]
  const found = await Promise.all(ids.map((id) => inStore(context, context.store.findAttempt(id))))
  return new Map(found.flatMap((attempt) => (attempt ? [[attempt.attemptId, attempt]] : [])))
}

/** Whether, in server mode, the server alone says it. */
function isOfServer({ type }: FlowEvent): boolean {
  return ofServer.includes(type)
}

/** Whether it ends an attempt. */
function isEnding({ type }: FlowEvent): boolean {
  return endings.includes(type)
}

/** What only the server may say: each of these in server mode, and whatever it is said to have confirmed. */
function isServers(event: FlowEvent): boolean {
  const { type, data } = event
  const isConfirmed = 'confirmedBy' in data && data.confirmedBy === 'server'
  const isValidation = type === 'fairwell.save.validated' || type === 'fairwell.save.lost'
  return isConfirmed || isValidation || (data.mode === 'server' && isOfServer(event))
}

/** With a token, an event is about its subscriber or about nobody. */
function speaksForItself({ subject }: FlowEvent, claims: TokenClaims | undefined): boolean {
  return claims === undefined || subject === undefined || subject === claims.subscriberId
}

function idOf(item: unknown): string | undefined {
  const isNamed = typeof item === 'object' && item !== null && 'id' in item
  return isNamed && typeof item.id === 'string' ? item.id : undefined
}
