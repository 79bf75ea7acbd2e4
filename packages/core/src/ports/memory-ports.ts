import type { ClockPort, Ports } from './ports.ts'
import { runInTurn } from './run-in-turn.ts'
import { uuidV7 } from './uuid-v7.ts'

/** About the longest delay that a timer takes; it fires at once after a longer one. */
const longestDelayMs = 2e9

/** The clock of the runtime. */
export const systemClock: ClockPort = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, Math.min(delayMs, longestDelayMs))
    return () => clearTimeout(timer)
  },
}

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
