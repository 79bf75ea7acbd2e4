import type { FlowEvent } from './events/flow-event.ts'
import type { FlowError } from './flow-state.ts'
import type { HandlerError, HandlerErrorCode } from './handler-error.ts'
import type { FlowAction, HandlerContext, Handlers, RemoteActions, Resolution } from './handlers.ts'
import type { ClockPort } from './ports/ports.ts'

/** How long a simulated action takes: long enough to see that something is being done. */
const simulatedMs = 600

const codes: readonly HandlerErrorCode[] = ['ineligible', 'retryable', 'unknown']

/** Told how an action went. Exactly one of `done` and `failed` is called, then at most one `late`. */
export interface ActionOutcome {
  done(resolution: Resolution, events: readonly FlowEvent[]): void
  failed(
    code: FlowError['code'],
    message: string | undefined,
    events: readonly FlowEvent[],
    cause: unknown,
  ): void
  late(resolution: Resolution, events: readonly FlowEvent[]): void
}

interface Doers {
  readonly handlers: Handlers | undefined
  readonly remote: RemoteActions | undefined
  readonly testMode: boolean
  readonly timeoutMs: number
  readonly clock: ClockPort
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** What a handler resolved with, read with care: it may be anything. */
function readResolution(value: unknown): Resolution {
  const { effectiveAt, receiptId, message, account } = (value ?? {}) as Record<string, unknown>
  const at = text(effectiveAt)
  return {
    effectiveAt: at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined,
    receiptId: text(receiptId) ?? (typeof receiptId === 'number' ? String(receiptId) : undefined),
    message: text(message),
    account:
      account && typeof account === 'object' ? (account as Resolution['account']) : undefined,
  }
}

/**
 * Has one action done by its handler, the server or, in test mode, nobody, and reports once. After
 * `timeoutMs` it is not known to have failed: what comes later is reported as late.
 */
export function performAction(
  action: FlowAction,
  doers: Doers,
  outcome: ActionOutcome,
): () => void {
  const { handlers, remote, testMode, timeoutMs, clock } = doers
  const abort = new AbortController()
  const context: HandlerContext = { signal: abort.signal }
  let timedOut = false
  let settled = false

  const stopTimer = clock.after(timeoutMs, () => {
    timedOut = true
    outcome.failed('timeout', undefined, [], undefined)
    abort.abort()
  })

  const simulate = () =>
    new Promise<Resolution>((resolve) => clock.after(simulatedMs, () => resolve({})))
  const custom = action.offer?.kind === 'custom' ? action.offer.handler : undefined
  const start = async (): Promise<unknown> => {
    if (testMode) return simulate()
    if (remote) return remote.perform(action, context)
    return handlers?.[custom ?? action.kind]?.(action, context)
  }

  start().then(
    (value) => {
      if (settled) return
      settled = true
      stopTimer()
      // `() => fetch(url)` resolves for every status: a refusal must never count as done.
      if ((value as Response | undefined)?.ok === false) {
        if (!timedOut)
          outcome.failed(
            'unknown',
            undefined,
            [],
            `the handler resolved with a response that is not ok`,
          )
        return
      }
      const reply =
        remote && !testMode ? (value as { resolution?: unknown; events?: FlowEvent[] }) : undefined
      const resolution = readResolution(reply ? reply.resolution : value)
      const events = reply?.events ?? []
      if (timedOut) outcome.late(resolution, events)
      else outcome.done(resolution, events)
    },
    (reason: unknown) => {
      if (settled) return
      settled = true
      stopTimer()
      if (timedOut) return
      // Any error with one of the codes will do: a page with only the script tag has no class to make.
      const { code, message, events } = (reason ?? {}) as Partial<HandlerError>
      const known = codes.find((candidate) => candidate === code)
      outcome.failed(known ?? 'unknown', known && text(message), events ?? [], reason)
    },
  )
  return () => {
    settled = true
    stopTimer()
    abort.abort()
  }
}
