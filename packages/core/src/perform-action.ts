import type { CancelFlowOptions } from './cancel-flow.ts'
import type { FlowEvent } from './events/flow-event.ts'
import type { HandlerError } from './handler-error.ts'
import type { FlowAction, RemoteReply, Resolution } from './handlers.ts'
import type { InputFields } from './machine/input.ts'
import type { ClockPort } from './ports/ports.ts'
import { iso } from './targeting/iso.ts'

/** How long a simulated action takes: long enough to see that something is being done. */
const simulatedMs = 600

/**
 * Told how an action went, as inputs of the machine: exactly one of done and failed, then at most one
 * late; with what the server said of it, and why it failed.
 */
export type SettleAction = (
  input: Partial<InputFields> & Pick<InputFields, 'type'>,
  said?: readonly FlowEvent[],
  cause?: unknown,
) => void

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** What a handler resolved with, read with care: it may be anything. */
function readResolution(value: unknown): Resolution {
  const { effectiveAt, receiptId, message, account } = Object(value)
  const at = Date.parse(textIn(effectiveAt) ?? '')
  return {
    effectiveAt: at ? iso(at) : undefined,
    receiptId: textIn(typeof receiptId === 'number' ? `${receiptId}` : receiptId),
    message: textIn(message),
    account: Object(account) === account ? account : undefined,
  }
}

/**
 * Has one action done by its handler, the server or, in test mode, nobody, and reports once. After
 * `handlerTimeoutMs` it is not known to have failed: what comes later is reported as late.
 *
 * @returns Stops waiting, and aborts the handler.
 */
export function performAction(
  action: FlowAction,
  { handlers, remote, mode, handlerTimeoutMs = 20_000 }: CancelFlowOptions,
  clock: ClockPort,
  settle: SettleAction,
): () => void {
  const { kind, offer, attemptId } = action
  const abort = new AbortController()
  const { signal } = abort
  const isTest = mode === 'test'
  let isLate = false

  const stopTimer = clock.after(handlerTimeoutMs, () => {
    isLate = true
    settle({ type: 'ACTION_FAILED', code: 'timeout' }, [], `no answer in ${handlerTimeoutMs} ms`)
    abort.abort()
  })

  const start = async (): Promise<unknown> => {
    if (isTest) return new Promise<void>((resolve) => clock.after(simulatedMs, resolve))
    const value: unknown = await (remote
      ? remote.perform(action, { signal })
      : handlers?.[offer?.kind === 'custom' ? offer.handler : kind]?.(action, { signal }))
    // `() => fetch(url)` resolves for every status: a refusal must never count as done.
    if (Object(value).ok === false) throw new Error('the response is not ok')
    return value
  }

  start().then(
    (value) => {
      stopTimer()
      const reply = (remote && !isTest ? value : { resolution: value }) as Partial<RemoteReply>
      const resolution = readResolution(reply.resolution)
      settle(
        isLate
          ? { type: 'ACTION_DONE_LATE', attemptId, resolution }
          : { type: 'ACTION_DONE', resolution },
        reply.events,
      )
    },
    (cause) => {
      stopTimer()
      if (isLate) return
      // Any error with one of the codes will do: a page with only the script tag has no class to make.
      const { code, message, events }: Partial<HandlerError> = Object(cause)
      const known = /^(ineligible|retryable|unknown)$/.exec(`${code}`)?.[0]
      settle(
        { type: 'ACTION_FAILED', code: known ?? 'unknown', message: known && textIn(message) },
        events,
        cause,
      )
    },
  )
  return () => {
    stopTimer()
    abort.abort()
  }
}
