import type { Ports } from '../ports/ports.ts'
import { eventStorage } from './event-storage.ts'
import { pagePorts } from './page-ports.ts'

/**
 * The ports of a page: a storage under `fairwell`, the page's own moments, a lock across tabs.
 * Each works with what the page allows and never throws.
 *
 * @example
 * const flow = createCancelFlow({ definition, account, adapters, ports: browserPorts() })
 */
export function browserPorts(overrides?: Partial<Ports>): Ports {
  return pagePorts({ storage: eventStorage(), ...overrides })
}
