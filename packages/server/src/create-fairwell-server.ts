import type { ClockPort, Diagnostic, EventAdapter, FlowDefinition, FlowEvent } from '@fairwell/core'
import { createEventQueue, memoryPorts } from '@fairwell/core/backend'
import type { AttemptExplanation } from './attempts/start-attempt.ts'
import type { BillingProvider } from './billing/billing-provider.ts'
import { createCors } from './http/cors.ts'
import { Problem } from './http/problem.ts'
import { createCheckOnce } from './offers/check-once.ts'
import { createRecordQueue } from './operations/record-queue.ts'
import { findRoute } from './routes.ts'
import type { ServerContext } from './server-context.ts'
import type { Store } from './store/store.ts'
import type { TokenVerifier } from './tokens/token-claims.ts'

export interface FairwellServerOptions {
  /**
   * A definition that `parseDefinition` of `@fairwell/core/schema` accepts, or what gives the present one: it
   * is asked at every start and accept. While it is broken nobody is offered anything, and cancelling works.
   */
  readonly definition: FlowDefinition | (() => FlowDefinition | Promise<FlowDefinition>)
  /** Tells who a request speaks for: `createTokens(…)`. */
  readonly tokens: TokenVerifier
  readonly billing: BillingProvider
  readonly store: Store
  /** Get every stored event, in order, at least once while the process lives. Default: none. */
  readonly sinks?: readonly EventAdapter[] | undefined
  /** Exact origins whose pages may call, such as `https://app.example.com`. Default: only the server's own. */
  readonly cors?: readonly string[] | undefined
  /** `test` marks every event as `testmode`, and tells the flow. Default `live`. */
  readonly mode?: 'live' | 'test' | undefined
  /**
   * Where the server is mounted, as its clients see it: `https://example.com/fairwell`. It starts the `source`
   * of every event. Default: as each request says, which is wrong behind a proxy that rewrites.
   */
  readonly url?: string | undefined
  /** Whether `POST /v1/events` refuses who has no token. Default false. */
  readonly eventsNeedToken?: boolean | undefined
  /** How long a request waits for billing, in ms. Below the flow's own 20,000. Default 15,000. */
  readonly billingTimeoutMs?: number | undefined
  /** How long a request waits for the store, in ms. Default 5,000. */
  readonly storeTimeoutMs?: number | undefined
  /** Default: the real one. */
  readonly clock?: ClockPort | undefined
  /** Told of events as they are stored, at once; unlike a sink, which gets them in batches and again after a failure. */
  readonly onEvents?: ((events: readonly FlowEvent[]) => void) | undefined
  /** Told at each start what was offered, and why the rest was not. */
  readonly onAttempt?: ((explanation: AttemptExplanation) => void) | undefined
  /** Told what somebody who runs the server should know. Default: warnings and errors on the console. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/** Answers requests; mounts wherever there are `Request` and `Response`. */
export interface FairwellServer {
  /** Never rejects. */
  fetch(request: Request): Promise<Response>
  /** Sends and writes what is waiting, and closes the store. */
  close(): Promise<void>
}

/**
 * Creates the server of one flow.
 *
 * @example
 * const server = createFairwellServer({ definition, tokens, billing, store })
 * app.all('/fairwell/*', (c) => server.fetch(c.req.raw))
 *
 * @throws TypeError when an entry of `cors` is not an origin.
 */
export function createFairwellServer(options: FairwellServerOptions): FairwellServer {
  const { store, sinks = [], url } = options
  const ports = memoryPorts(options.clock ? { clock: options.clock } : {})
  const { clock } = ports
  const cors = createCors(options.cors ?? [])
  const storeTimeoutMs = options.storeTimeoutMs ?? 5_000

  const report: ServerContext['report'] = (level, code, message) => {
    notify(() => (options.onDiagnostic ?? toConsole)({ level, code, message }))
  }
  const queue = createEventQueue({
    adapters: sinks,
    ports,
    name: 'server',
    onDiagnostic: ({ level, code, message }) => report(level, code, message),
  })
  const records = createRecordQueue({
    ...{ store, clock, storeTimeoutMs },
    report: (message) => report('error', 'FW6050', message),
  })
  const checked = createCheckOnce()
  let last = typeof options.definition === 'function' ? undefined : options.definition

  const context: ServerContext = {
    ...{ clock, store, storeTimeoutMs, records, report },
    tokens: options.tokens,
    billing: options.billing,
    mode: options.mode ?? 'live',
    billingTimeoutMs: options.billingTimeoutMs ?? 15_000,
    eventsNeedToken: options.eventsNeedToken ?? false,
    executions: new Map(),
    lastDefinition: () => last,
    async definition() {
      const { definition } = options
      try {
        last = checked(typeof definition === 'function' ? await definition() : definition)
        return last
      } catch (cause) {
        report('error', 'FW6051', `There is no definition: ${cause}`)
        throw new Problem('FW6051', { failure: 'retryable', cause })
      }
    },
    forward(events) {
      if (events.length === 0) return
      notify(() => options.onEvents?.(events))
      for (const event of events) queue.push(event)
    },
    onAttempt(explanation) {
      notify(() => options.onAttempt?.(explanation))
    },
  }

  async function answer(request: Request): Promise<Response> {
    try {
      const { route, routed } = findRoute(request, url)
      return await route.answer(context, routed)
    } catch (error) {
      if (error instanceof Problem) return error.toResponse()
      // A page that navigates away takes its request with it: nobody is there for the answer.
      const level = request.signal.aborted ? 'info' : 'error'
      report(level, 'FW6099', `${request.method} ${new URL(request.url).pathname}: ${error}`)
      return new Problem('FW6099', { failure: 'unknown' }).toResponse()
    }
  }

  return {
    async fetch(request) {
      return cors.preflight(request) ?? cors.open(request, await answer(request))
    },
    async close() {
      await queue.flush()
      queue.dispose()
      await records.flush()
      records.dispose()
      await store.close()
    },
  }
}

/** Somebody else's code never stops an answer. */
function notify(tell: () => void): void {
  try {
    tell()
  } catch {
    // There is nobody left to tell.
  }
}

function toConsole({ level, code, message }: Diagnostic): void {
  if (level !== 'info')
    console[level](`[fairwell] ${code} ${message} https://fairwell.dev/errors#${code}`)
}
