import type { FlowEvent } from '../events/flow-event.ts'
import { HandlerError, type HandlerErrorCode } from '../handler-error.ts'
import type { FlowAction, HandlerContext, RemoteActions, RemoteReply } from '../handlers.ts'
import type { Account } from '../schema/account-schema.ts'
import type { FlowDefinition } from '../schema/definition-schema.ts'

export interface RemoteOptions {
  /** Where the server is mounted: `/fairwell` means `/fairwell/v1/…`. */
  readonly endpoint: string
  /** The signed token, or what gets one: asked at each start, and once more after a 401. */
  readonly token: string | (() => string | Promise<string>)
  /** Default: the runtime's own. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** The locale of attempts that are told to the server only as they accept. Default `en`. */
  readonly locale?: string | undefined
}

/** What a start may say beside the attempt's id. */
export interface RemoteStart {
  readonly previousAttemptId?: string | undefined
  readonly locale?: string | undefined
  /** Only the way out. */
  readonly noOffers?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** What the server says of an attempt: who it is, and what they may be offered. */
export interface RemoteAttempt {
  readonly attemptId: string
  readonly definition: FlowDefinition
  readonly account: Account
  readonly mode: 'live' | 'test'
}

/** A server's actions, and the start of its attempts. Every method rejects with `HandlerError`. */
export interface Remote extends RemoteActions {
  /** Begins an attempt under an id of yours, a UUIDv7; again with the same id gives the same answer. */
  start(attemptId: string, options?: RemoteStart): Promise<RemoteAttempt>
}

interface Problem {
  readonly code?: string
  readonly failure?: HandlerErrorCode
  readonly message?: string
  readonly events?: readonly FlowEvent[]
}

/**
 * Does a flow's actions on a Fairwell server.
 *
 * @example
 * const remote = createRemoteActions({ endpoint: '/fairwell', token: () => fetchToken() })
 * const { definition, account, attemptId } = await remote.start(crypto.randomUUID())
 * const flow = createCancelFlow({ definition, account, attemptId, remote })
 */
export function createRemoteActions(options: RemoteOptions): Remote {
  const { endpoint, token, fetch = globalThis.fetch } = options
  const base = `${endpoint.replace(/\/+$/, '')}/v1/attempts`
  let bearer: Promise<string> | undefined

  async function post<Answer>(
    path: string,
    body: object,
    signal?: AbortSignal,
    key?: string,
    mayAskAgain = typeof token === 'function',
  ): Promise<Answer> {
    let response: Response
    let answer: unknown
    try {
      bearer ??= Promise.resolve(typeof token === 'function' ? token() : token)
      response = await fetch(base + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await bearer}`,
          'content-type': 'application/json',
          ...(key && { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
        credentials: 'omit',
        // A cancellation that was sent is not lost with the page.
        keepalive: true,
        signal: signal ?? null,
      })
      answer = await response.json().catch(() => undefined)
    } catch (cause) {
      bearer = undefined
      throw new HandlerError('retryable', undefined, { cause })
    }
    if (response.ok && answer) return answer as Answer
    const { status } = response
    if (status === 401) {
      bearer = undefined
      if (mayAskAgain) return post(path, body, signal, key, false)
    }
    const mayPass = status === 429 || status > 499
    const {
      failure = mayPass ? 'retryable' : 'unknown',
      message,
      events,
      code = status,
    } = (answer ?? {}) as Problem
    throw new HandlerError(failure, message, { events, cause: code })
  }

  function start(attemptId: string, { signal, ...said }: RemoteStart = {}): Promise<RemoteAttempt> {
    bearer = undefined
    return post('', { attemptId, ...said }, signal)
  }

  async function perform(action: FlowAction, { signal }: HandlerContext): Promise<RemoteReply> {
    const { kind, attemptId, offer, choice, reason, idempotencyKey: key } = action
    if (kind === 'cancel') return post(`/${attemptId}/cancel`, { reason }, signal, key)
    // The server applies its own terms; it is told what was shown so that it can refuse to differ.
    const body = { offerId: offer?.id, choice, reason, shown: offer }
    const accept = () => post<RemoteReply>(`/${attemptId}/accept`, body, signal, key)
    try {
      return await accept()
    } catch (error) {
      if ((error as HandlerError).cause !== 'FW6004') throw error
      // An attempt that began here, after another was closed.
      await start(attemptId, { locale: options.locale, signal })
      return accept()
    }
  }

  return { start, perform }
}
