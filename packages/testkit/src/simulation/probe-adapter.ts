import { type EventAdapter, type EventBatch, type FlowEvent, isDeliveryError } from '@fairwell/core'
import type { SimulatedBackend } from './simulated-backend.ts'
import type { SimulatedPage } from './simulated-page.ts'
import type { World } from './world.ts'

interface Place {
  readonly page: SimulatedPage
  readonly backend: SimulatedBackend
  readonly world: World
}

/** The adapter, with every batch that it is given and every answer that it gives in the books. */
export function probeAdapter(adapter: EventAdapter, place: Place): EventAdapter {
  const { page, backend, world } = place
  const { book } = backend
  const { ledger } = world

  function checkHold(what: string): void {
    if (world.isHeld(backend)) {
      ledger.problem(`${book.name} ${what} by page ${page.number} while it may have no events`)
    }
  }

  async function deliver(batch: EventBatch, context: Parameters<EventAdapter['deliver']>[1]) {
    if (page.isDead) return new Promise<void>(() => {})
    checkHold('is given a batch')
    ledger.sends(book, page, batch, false)
    const delivery = {}
    for (const owner of book.active.values()) {
      if (owner.isFrozen) continue
      ledger.problem(`pages ${owner.number} and ${page.number} deliver to ${book.name} at once`)
    }
    book.active.set(delivery, page)
    const ends = () => book.active.delete(delivery)
    context.signal.addEventListener('abort', ends)
    const acknowledge = (ids: readonly string[]) => {
      if (context.signal.aborted || page.isDead) return
      for (const id of ids) ledger.acknowledge(book, page, id)
    }
    const ids = batch.map(({ id }) => id)
    try {
      await adapter.deliver(batch, context)
      acknowledge(ids)
    } catch (error) {
      if (isDeliveryError(error) && !error.retryable && error.rejectedIds) {
        const { rejectedIds } = error
        acknowledge(ids.filter((id) => !rejectedIds.includes(id)))
      }
      throw error
    } finally {
      ends()
      if (page.isDead) await new Promise(() => {})
    }
  }

  world.callOffs.push({
    backend,
    run() {
      if (!page.isDead && !page.isFrozen) adapter.standBy?.([])
    },
  })

  return {
    name: adapter.name,
    limits: adapter.limits,
    dispose: () => adapter.dispose?.(),
    deliver,
    deliverOnExit(batch) {
      if (page.isDead || !adapter.deliverOnExit) return false
      checkHold('is handed a batch')
      ledger.sends(book, page, batch, true)
      ledger.count('handed over')
      page.isHandingOver = true
      try {
        return adapter.deliverOnExit(batch)
      } finally {
        page.isHandingOver = false
      }
    },
    ...(adapter.standBy && {
      standBy(events: readonly FlowEvent[]) {
        if (page.isDead) return
        if (events.length > 0) ledger.sends(book, page, events, true)
        adapter.standBy?.(events)
      },
    }),
    hold() {
      return page.isDead ? new Promise(() => {}) : (world.holdOf(backend) ?? adapter.hold?.())
    },
  }
}
