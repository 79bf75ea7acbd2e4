import type { Ports } from './ports.ts'
import { runInTurn } from './run-in-turn.ts'
import { systemClock } from './system-clock.ts'
import { uuidV7 } from './uuid-v7.ts'

/**
 * Ports for any runtime: the real clock, random UUIDv7, a lock within the process, no storage, no
 * page. What `overrides` names takes the place of these.
 */
export function memoryPorts(overrides: Partial<Ports> = {}): Ports {
  const ports: Ports = {
    clock: systemClock,
    ids: () => uuidV7(ports.clock.now()),
    random: Math.random,
    lifecycle: { on: () => () => {} },
    lock: { run: runInTurn },
    origin: '',
    ...overrides,
  }
  return ports
}
