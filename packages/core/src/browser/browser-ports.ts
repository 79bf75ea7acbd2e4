import { memoryPorts } from '../ports/memory-ports.ts'
import type { Ports } from '../ports/ports.ts'
import { browserLifecycle } from './browser-lifecycle.ts'
import { browserLock } from './browser-lock.ts'
import { eventStorage } from './event-storage.ts'

/**
 * The ports of a page: a storage under `fairwell`, the page's own moments, a lock across tabs.
 * Each works with what the page allows and never throws.
 *
 * @example
 * const flow = createCancelFlow({ definition, account, adapters, ports: browserPorts() })
 */
export function browserPorts(overrides?: Partial<Ports>): Ports {
  const origin = globalThis.location?.origin
  return memoryPorts({
    storage: eventStorage(),
    lifecycle: browserLifecycle,
    lock: browserLock,
    // A sandboxed frame and a file have the origin 'null', which names nothing.
    origin: origin && origin !== 'null' ? origin : '',
    ...overrides,
  })
}
