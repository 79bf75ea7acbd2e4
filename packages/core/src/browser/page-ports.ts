import { memoryPorts } from '../ports/memory-ports.ts'
import type { Ports } from '../ports/ports.ts'
import { browserLifecycle } from './browser-lifecycle.ts'
import { browserLock } from './browser-lock.ts'
import { browserStorage } from './browser-storage.ts'

/**
 * As `browserPorts`, with `localStorage` alone: the smallest that keeps anything, for code that leaves
 * the carrying of events to code that is loaded later.
 */
export function pagePorts(overrides?: Partial<Ports>): Ports {
  const origin = globalThis.location?.origin
  return memoryPorts({
    storage: browserStorage(),
    lifecycle: browserLifecycle,
    lock: browserLock,
    // A sandboxed frame and a file have the origin 'null', which names nothing.
    origin: origin && origin !== 'null' ? origin : '',
    ...overrides,
  })
}
