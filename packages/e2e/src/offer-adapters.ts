import type { EventAdapter, EventBatch } from '@fairwell/core'

/** What a delivery failed with; nothing where it resolved. */
export interface FailedDelivery {
  readonly message: string
  readonly retryable?: boolean | undefined
}

declare global {
  /** Delivers with one of the page's adapters. */
  var deliverWith: (name: string, batch: EventBatch) => Promise<FailedDelivery | undefined>
  /** Hands over to one of the page's adapters, as the page that goes away does. */
  var handOverWith: (name: string, batch: EventBatch) => boolean | undefined
}

/** On the page: offers adapters to the test that has opened it, by the names it calls them. */
export function offerAdapters(adapters: Readonly<Record<string, EventAdapter>>): void {
  const named = (name: string): EventAdapter => {
    const adapter = adapters[name]
    if (!adapter) throw new Error(`the page has no adapter ${name}`)
    return adapter
  }
  globalThis.deliverWith = (name, batch) =>
    named(name)
      .deliver(batch, { attempt: 1, signal: new AbortController().signal })
      .then(
        () => undefined,
        ({ message, retryable }) => ({ message, retryable }),
      )
  globalThis.handOverWith = (name, batch) => named(name).deliverOnExit?.(batch)
}
