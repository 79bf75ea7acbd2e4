import { within } from '../operations/within.ts'
import type { ServerContext } from '../server-context.ts'
import { jsonResponse } from './json-response.ts'

/**
 * `GET /healthz`. Answers 200 while cancelling works, also without a store: a balancer that took the
 * server away would take the exit with it.
 */
export async function checkHealth(context: ServerContext): Promise<Response> {
  const { store, records, clock, storeTimeoutMs } = context
  const isUp = await within(store.ping(), storeTimeoutMs, clock).then(
    () => true,
    () => false,
  )
  return jsonResponse({
    status: isUp ? 'ok' : 'degraded',
    store: isUp ? 'ok' : 'down',
    waitingRecords: records.size,
  })
}
