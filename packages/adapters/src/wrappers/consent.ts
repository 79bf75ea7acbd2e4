import { DeliveryError, type EventAdapter } from '@fairwell/core'
import { wrapAdapter } from './wrap-adapter.ts'

export { type ConsentSwitch, consentSwitch } from './consent-switch.ts'
export { type TcfConsentOptions, tcfConsent } from './tcf-consent.ts'

/** What somebody has said to a backend's having their events; `unknown`: nothing yet. */
export type ConsentState = 'granted' | 'refused' | 'unknown'

/** Where a consent is known. One may serve many adapters. */
export interface ConsentSource {
  /** What is said now. */
  state(): ConsentState
  /** Calls `listener` whenever that may have changed; returns what stops it. */
  onChange(listener: () => void): () => void
}

/**
 * Lets events through to `adapter` only with consent. Until there is an answer they wait in the storage of the page;
 * refused, they are dropped; an answer may change at any time, also in the middle of a delivery.
 *
 * @example
 * consent(segmentAdapter({ writeKey }), tcfConsent({ purposes: [1, 8] }))
 * @throws Error FW5113 where there is no source: nothing is sent by mistake.
 */
export function consent(adapter: EventAdapter, source: ConsentSource): EventAdapter {
  if (!source?.state || !source.onChange) {
    throw new Error('FW5113 consent needs a source, as consentSwitch() or tcfConsent()')
  }
  const waiting = new Set<() => void>()
  let stop: (() => void) | undefined
  let isDisposed = false

  /** The first question subscribes, once, so that a later answer is met wherever it comes. */
  function ask(): ConsentState {
    try {
      if (!isDisposed) stop ??= source.onChange(change)
    } catch {
      // A source that is not ready is asked again at the next delivery.
    }
    return read()
  }

  function change(): void {
    for (const meet of [...waiting]) meet()
    // What the browser was left with, at the exit of a page that came back, too.
    if (read() !== 'granted') adapter.standBy?.([])
  }

  /** A source that fails has said nothing. */
  function read(): ConsentState {
    try {
      return source.state()
    } catch {
      return 'unknown'
    }
  }

  function untilKnown(): Promise<void> {
    return new Promise((resolve) => {
      function meet(): void {
        if (read() === 'unknown') return
        waiting.delete(meet)
        resolve()
      }
      waiting.add(meet)
    })
  }

  return wrapAdapter(adapter, {
    hold() {
      const state = ask()
      if (state === 'unknown') return untilKnown()
      return state === 'granted' ? adapter.hold?.() : undefined
    },
    async deliver(batch, context) {
      ask()
      await whileGranted(context.signal, (signal) => adapter.deliver(batch, { ...context, signal }))
    },
    deliverOnExit(batch) {
      const state = ask()
      return state === 'granted' ? !!adapter.deliverOnExit?.(batch) : state === 'refused'
    },
    standBy(events) {
      adapter.standBy?.(ask() === 'granted' ? events : [])
    },
    dispose() {
      isDisposed = true
      stop?.()
      stop = undefined
      waiting.clear()
      adapter.dispose?.()
    },
  })

  /** Runs a delivery; a refusal aborts it, and resolves it even where the adapter does not listen. */
  async function whileGranted(
    outer: AbortSignal,
    run: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const abort = new AbortController()
    const giveUp = (): void => abort.abort(outer.reason)
    outer.addEventListener('abort', giveUp)
    if (outer.aborted) giveUp()
    let meet: (() => void) | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        meet = () => {
          const state = read()
          if (state === 'granted') return
          abort.abort()
          if (state === 'refused') resolve()
          else reject(new DeliveryError('there is no consent', { retryable: true }))
        }
        waiting.add(meet)
        meet()
        if (read() === 'granted') run(abort.signal).then(resolve, reject)
      })
    } finally {
      if (meet) waiting.delete(meet)
      outer.removeEventListener('abort', giveUp)
    }
  }
}
