import type { EventDataByType, EventName } from '@fairwell/core'
import { dataSchemaUrl, uuidV7 } from '@fairwell/core/backend'
import type { ServerContext } from '../server-context.ts'
import type { AttemptRecord, EventDraft } from '../store/store.ts'

/** What the server alone says in server mode. */
export const serverEventNames = [
  'offer.applied',
  'offer.failed',
  'attempt.saved',
  'attempt.cancelled',
] as const satisfies readonly EventName[]

/**
 * An event of what the server did.
 *
 * @param mountUrl - Where the server is mounted; with the flow's id it is the event's source.
 */
export function serverEvent<Name extends (typeof serverEventNames)[number]>(
  context: ServerContext,
  mountUrl: string,
  attempt: AttemptRecord,
  name: Name,
  data: EventDataByType[Name],
): EventDraft {
  const now = context.clock.now()
  return {
    specversion: '1.0',
    id: uuidV7(now),
    source: ownSourceStart(mountUrl) + encodeURIComponent(attempt.flowId),
    type: `fairwell.${name}`,
    subject: attempt.subscriberId,
    time: new Date(now).toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl(name),
    attemptid: attempt.attemptId,
    ...(context.mode === 'test' && { testmode: true as const }),
    data: {
      v: 1,
      flowId: attempt.flowId,
      flowVersion: attempt.flowVersion,
      mode: 'server',
      locale: attempt.locale,
      ...data,
    },
  } as EventDraft
}

/**
 * What every source of the server starts with. `/v1/` keeps it apart from the source of a page on the same
 * origin, which counts for itself.
 */
export function ownSourceStart(mountUrl: string): string {
  return `${mountUrl}/v1/`
}

/** How long an attempt has lasted, in ms. */
export function durationOf(context: ServerContext, { startedAt }: AttemptRecord): number {
  return Math.max(0, context.clock.now() - Date.parse(startedAt))
}
