import type { Ports } from '@fairwell/core'
import { type FakeClock, fakeClock, testNow } from './fake-clock.ts'
import { fakeIds } from './fake-ids.ts'
import { type FakeLifecycle, fakeLifecycle } from './fake-lifecycle.ts'
import { type FakeLock, fakeLock } from './fake-lock.ts'
import { type FakeStorage, fakeStorage } from './fake-storage.ts'
import { seededRandom } from './seeded-random.ts'

export interface FakePortsOptions {
  /** ISO 8601, or ms since the epoch. Default 2026-11-22T12:00:00Z. */
  readonly startAt?: string | number | undefined
  /** Seed of `random`. Default 1. */
  readonly seed?: number | undefined
  /** Default `https://shop.example`. */
  readonly origin?: string | undefined
}

/** Ports without an outside: what happens there is what the test says. */
export interface FakePorts extends Ports {
  readonly clock: FakeClock
  readonly storage: FakeStorage
  readonly lifecycle: FakeLifecycle
  readonly lock: FakeLock
  /** Moves the clock on; the same as `clock.advance`. */
  advance(ms: number): Promise<void>
  /**
   * The ports of the page as it is after a reload or a crash: storage, time and ids go on, and the
   * timers, locks and storage calls of the old page end.
   */
  reload(): FakePorts
  /** The ports of another tab: storage, locks and time are shared. */
  newTab(): FakePorts
}

interface World {
  readonly storage: FakeStorage
  readonly ids: () => string
  readonly random: () => number
  readonly origin: string
}

/**
 * Makes ports with a virtual clock, deterministic UUIDv7, seeded randomness, a storage and a lock
 * that can be broken, and a lifecycle that can be fired.
 *
 * @example
 * const ports = fakePorts()
 * ports.storage.failure = 'quota'
 * await ports.advance(1000)
 */
export function fakePorts(options: FakePortsOptions = {}): FakePorts {
  const { startAt = testNow, seed = 1, origin = 'https://shop.example' } = options
  const clock = fakeClock(new Date(startAt).getTime())
  const world = {
    storage: fakeStorage(),
    ids: fakeIds(clock.now),
    random: seededRandom(seed),
    origin,
  }
  return pagePorts(world, clock, fakeLock())
}

function pagePorts(world: World, clock: FakeClock, lock: FakeLock): FakePorts {
  let gone = false
  const newTab = () => pagePorts(world, clock.forAnotherPage(), lock.forAnotherTab())
  return {
    ...world,
    clock,
    storage: pageStorage(world.storage, () => gone),
    lifecycle: fakeLifecycle(),
    lock,
    advance: clock.advance,
    reload() {
      gone = true
      clock.stop()
      lock.abandon()
      return newTab()
    },
    newTab,
  }
}

/** A page that is gone can still have promises under way; they must not write. */
function pageStorage(shared: FakeStorage, isGone: () => boolean): FakeStorage {
  const reach = <Value>(access: () => Promise<Value>): Promise<Value> =>
    isGone() ? new Promise(() => {}) : access()
  return {
    entries: shared.entries,
    get failure() {
      return shared.failure
    },
    set failure(failure) {
      shared.failure = failure
    },
    get: (key) => reach(() => shared.get(key)),
    set: (key, value) => reach(() => shared.set(key, value)),
    delete: (key) => reach(() => shared.delete(key)),
    keys: () => reach(() => shared.keys()),
  }
}
