import type { CancelFlowOptions } from './cancel-flow.ts'
import type { FlowEvent } from './events/flow-event.ts'
import type { HandlerError } from './handler-error.ts'
import type { FlowAction, RemoteReply, Resolution } from './handlers.ts'
import type { InputFields } from './machine/input.ts'
import type { ClockPort } from './ports/ports.ts'
import type { Account } from './schema/account-schema.ts'
import { iso } from './targeting/iso.ts'

/** How long a simulated action takes: long enough to see that something is being done. */
const simulatedMs = 600

/** What is to be said to the machine, and what comes with it. */
export interface Message extends Partial<InputFields> {
  /** What the server said of it. Not to be trusted: it may be anything. */
  readonly said?: readonly FlowEvent[] | undefined
  /** The account as it is from here on. */
  readonly account?: Account | undefined
  /** Why an action failed. */
  readonly cause?: unknown
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** What a handler resolved with, read with care: it may be anything. */
function readResolution(value: unknown): Pick<Message, 'resolution' | 'account'> {
  const { effectiveAt, receiptId, message, account } = Object(value)
  const at = Date.parse(textIn(effectiveAt) ?? '')
  const resolution = {
    effectiveAt: at ? iso(at) : undefined,
    receiptId: textIn(typeof receiptId === 'number' ? `${receiptId}` : receiptId),
    message: textIn(message),
  }
  return { resolution, account: Object(account) === account ? account : undefined }
}

/**
 * Has one action done by its handler, the server or, in test mode, nobody, and tells how it went:
 * exactly once done or failed. After `handlerTimeoutMs` it is not known to have failed: what comes
 * later is told as late.
 *
 * @returns Stops waiting, and aborts the handler.
 */
export function performAction(
  action: FlowAction,
  { handlers, remote, mode, handlerTimeoutMs = 20_000 }: CancelFlowOptions,
  clock: ClockPort,
  tell: (message: Message) => void,
): () => void {
  const { kind, offer, attemptId } = action
  const abort = new AbortController()
  const { signal } = abort
  const isTest = mode === 'test'
  let isLate = false

  const stopTimer = clock.after(handlerTimeoutMs, () => {
    isLate = true
    tell({ type: 'ACTION_FAILED', code: 'timeout', cause: `${handlerTimeoutMs} ms` })
    abort.abort()
  })

  const start = async (): Promise<Message> => {
    let reply: Partial<RemoteReply> = {}
    if (isTest) await new Promise<void>((resolve) => clock.after(simulatedMs, resolve))
    else {
      const value: unknown = await (remote
        ? remote.perform(action, { signal })
        : handlers?.[offer?.kind === 'custom' ? offer.handler : kind]?.(action, { signal }))
      // `() => fetch(url)` resolves for every status: a refusal must never count as done.
      if (Object(value).ok === false || (remote && Object(value) !== value))
        throw new Error('not ok')
      reply = remote ? (value as RemoteReply) : { resolution: value as Resolution }
    }
    return { ...readResolution(reply.resolution), said: reply.events }
  }

  start().then(
    (done) => {
      stopTimer()
      tell(
        isLate
          ? { type: 'ACTION_DONE_LATE', key: undefined, attemptId, ...done }
          : { type: 'ACTION_DONE', ...done },
      )
    },
    (cause) => {
      stopTimer()
      if (isLate) return
      // Any error with one of the codes will do: a page with only the script tag has no class to make.
      const { code, message, events: said }: Partial<HandlerError> = Object(cause)
      const known = /^(ineligible|retryable|unknown)$/.exec(`${code}`)?.[0]
      tell({
        type: 'ACTION_FAILED',
        code: known ?? 'unknown',
        message: known && textIn(message),
        said,
        cause,
      })
    },
  )
  return () => {
    stopTimer()
    abort.abort()
  }
}
