import type { EventAdapter, EventBatch } from '@fairwell/core'

/**
 * An adapter that does what `changes` say and, in all else, what the wrapped one does. What that one cannot
 * do, this one cannot either: an adapter without `deliverOnExit` gets none.
 */
export function wrapAdapter(
  adapter: EventAdapter,
  { deliver, deliverOnExit, standBy, hold, dispose }: Partial<EventAdapter>,
): EventAdapter {
  const { name, limits } = adapter
  return {
    name,
    limits,
    deliver: deliver ?? ((batch, context) => adapter.deliver(batch, context)),
    ...(adapter.deliverOnExit && {
      deliverOnExit: deliverOnExit ?? ((batch) => !!adapter.deliverOnExit?.(batch)),
    }),
    ...(adapter.standBy && {
      standBy: standBy ?? ((events) => adapter.standBy?.(events)),
    }),
    ...((hold || adapter.hold) && { hold: hold ?? (() => adapter.hold?.()) }),
    ...((dispose || adapter.dispose) && { dispose: dispose ?? (() => adapter.dispose?.()) }),
  }
}

/** An adapter that delivers what `change` makes of a batch, and nothing where that is empty. */
export function changeBatches(
  adapter: EventAdapter,
  change: (batch: EventBatch) => EventBatch,
): EventAdapter {
  return wrapAdapter(adapter, {
    async deliver(batch, context) {
      const changed = change(batch)
      if (changed.length) await adapter.deliver(changed, context)
    },
    deliverOnExit(batch) {
      const changed = change(batch)
      return !changed.length || !!adapter.deliverOnExit?.(changed)
    },
    standBy(events) {
      adapter.standBy?.(change(events))
    },
  })
}
