import type { FlowEvent } from '@fairwell/core'
import { anEvent } from '../builders/an-event.ts'
import type { Step } from './schedule.ts'
import type { SimulatedBackend } from './simulated-backend.ts'
import { SimulatedPage } from './simulated-page.ts'
import type { World } from './world.ts'

type StepOf<What extends Step['do']> = Extract<Step, { readonly do: What }>
type Perform = {
  readonly [What in Step['do']]: (
    world: World,
    step: StepOf<What>,
    random: () => number,
  ) => void | Promise<void>
}

/** The attempt that goes on in a tab, also after a reload. */
const attempts = new WeakMap<World, Map<number, { attempt: number; seq: number }>>()
const words = { small: '', big: 'x'.repeat(20_000), huge: 'x'.repeat(200_000) } as const
const names = ['reason.chosen', 'screen.viewed', 'offer.shown', 'screen.viewed'] as const

function nextEvent(attempt: number, seq: number, text: string): FlowEvent {
  if (text) return anEvent('answer.given', { attempt, seq, data: { text } })
  return anEvent(names[seq % names.length] ?? 'screen.viewed', { attempt, seq }) as FlowEvent
}

/** Does one thing that happens. */
export function performStep<S extends Step>(
  world: World,
  step: S,
  random: () => number,
): void | Promise<void> {
  const perform = performers[step.do] as (
    world: World,
    step: Step,
    random: () => number,
  ) => void | Promise<void>
  return perform(world, step, random)
}

/** Opens a page in a tab that has none. */
export function openPage(world: World, tab: number): void {
  if (world.tabs.has(tab)) return
  if (world.tabs.size > 0) world.ledger.count('several tabs')
  world.tabs.set(tab, new SimulatedPage(world, world.lock.forAnotherTab()))
}

function closePage(world: World, tab: number, writes: boolean): void {
  world.tabs.get(tab)?.end(writes)
  world.tabs.delete(tab)
}

/** The page of a tab that runs. */
function runningPage(world: World, tab: number): SimulatedPage | undefined {
  const page = world.tabs.get(tab)
  if (page?.isDead) world.tabs.delete(tab)
  return page?.isDead || page?.isFrozen ? undefined : page
}

const backendOf = (world: World, index: number): SimulatedBackend =>
  world.backends[index % world.backends.length] as SimulatedBackend

const performers: Perform = {
  open: (world, { tab }) => openPage(world, tab),
  flush(world, { tab }) {
    const page = runningPage(world, tab)
    if (!page) return
    world.ledger.isFlushed(page)
    void page.queue.flush()
  },
  push(world, { tab, count, fresh, size, poison }) {
    const page = runningPage(world, tab)
    if (!page) return
    const all = attempts.get(world) ?? new Map<number, { attempt: number; seq: number }>()
    attempts.set(world, all)
    let now = all.get(tab)
    if (fresh || !now) {
      now = { attempt: world.attempts++, seq: 0 }
      all.set(tab, now)
    }
    for (let n = 0; n < count && !page.isDead; n++) {
      now.seq += 1
      const { attempt, seq } = now
      const isLast = n === count - 1
      const event = nextEvent(attempt, seq, words[size])
      world.ledger.emit(page, {
        event,
        label: `${attempt}.${seq}`,
        bytes: 700 + words[size].length,
        poison: isLast ? poison : undefined,
      })
      page.push(event)
    }
  },
  wait: (world, { ms }) => world.timeline.advance(ms),
  async ticks(_world, { count }) {
    for (let n = 0; n < count; n++) await Promise.resolve()
  },
  crash(world, { tab, writes }) {
    if (!world.tabs.has(tab)) return
    world.ledger.count('crash')
    closePage(world, tab, writes)
  },
  'crash-at-call'(world, { tab, calls }) {
    const page = runningPage(world, tab)
    if (page) page.callsLeft = calls
  },
  leave(world, { tab, how }) {
    const page = runningPage(world, tab)
    if (!page) return
    world.ledger.count(how)
    page.lifecycle.fire('hidden')
    if (how !== 'kill') page.lifecycle.fire('gone')
    closePage(world, tab, true)
    if (how === 'reload') openPage(world, tab)
  },
  hide(world, { tab }) {
    const page = runningPage(world, tab)
    if (!page) return
    world.ledger.count('hide')
    page.lifecycle.fire('hidden')
  },
  remount(world, { tab }) {
    const page = runningPage(world, tab)
    if (!page) return
    world.ledger.count('remount')
    page.queue.dispose()
    world.ledger.retires(page)
    const next = new SimulatedPage(world, world.lock.forAnotherTab())
    next.before = page
    world.tabs.set(tab, next)
  },
  freeze(world, { tab }) {
    const page = runningPage(world, tab)
    if (!page) return
    page.lifecycle.fire('hidden')
    page.lifecycle.fire('gone')
    // A page that holds a lock, or asks for one, is not kept for the way back.
    if (page.isLocking()) {
      world.ledger.count('not kept for the way back')
      closePage(world, tab, true)
      return
    }
    world.ledger.count('freeze')
    page.freeze()
  },
  restore(world, { tab }) {
    const page = world.tabs.get(tab)
    if (!page?.isFrozen) return
    world.ledger.count('restore')
    page.restore()
  },
  evict(world, { tab }) {
    if (!world.tabs.get(tab)?.isFrozen) return
    world.ledger.count('evict')
    closePage(world, tab, true)
  },
  fate(world, { backend, ...plan }) {
    backendOf(world, backend).fates.push(plan)
  },
  outage(world, { backend, ms, how }) {
    const one = backendOf(world, backend)
    one.outage = how
    world.timeline.after(ms, () => {
      one.outage = undefined
    })
  },
  offline(world, { ms }) {
    world.network.isOnline = false
    world.timeline.after(ms, () => {
      world.network.isOnline = true
      for (const page of world.tabs.values()) {
        if (!page.isFrozen && !page.isDead) page.lifecycle.fire('online')
      }
    })
  },
  storage(world, { fault, ms }) {
    const { storage } = world
    storage.fault = fault
    storage.noteFault()
    world.ledger.count(`storage ${fault}`)
    world.timeline.after(ms, () => {
      if (storage.fault !== fault) return
      storage.noteFault()
      storage.fault = undefined
    })
  },
  wipe(world) {
    const lost = world.storage.wipe()
    if (lost.length > 0) world.ledger.count('storage wiped')
    world.ledger.storageLoses(lost)
  },
  corrupt(world, { count, garbage }, random) {
    const lost = world.storage.corrupt(count, garbage, random)
    if (lost.length > 0) world.ledger.count(`storage corrupt: ${garbage}`)
    world.ledger.storageLoses(lost)
  },
  clock(world, { ms }) {
    world.ledger.count(ms > 0 ? 'clock forward' : 'clock back')
    world.ledger.lastClockJumpAt = world.timeline.elapsed
    world.timeline.setWallClock(ms)
  },
  hold(world, { backend, ms, rejects }) {
    world.hold(backendOf(world, backend), ms, rejects)
  },
  'no-token'(world, { backend, ms }) {
    const one = backendOf(world, backend)
    world.withoutToken.add(one)
    world.timeline.after(ms, () => world.withoutToken.delete(one))
  },
}
