import { seededRandom } from '../fakes/seeded-random.ts'
import type { AdapterBook } from './books.ts'
import { openPage, performStep } from './perform-step.ts'
import type { Schedule } from './schedule.ts'
import { installGlobals } from './simulated-globals.ts'
import { type SimulatedParts, World } from './world.ts'

/** What one run has shown. */
export interface RunResult {
  /** What was promised and is not so; empty where all is well. */
  readonly problems: readonly string[]
  /** How often each fault, and each stated limit, has come to pass. */
  readonly counts: ReadonlyMap<string, number>
}

const minute = 60_000
const hour = 60 * minute
/** The tab that is opened when all is well again. */
const lastTab = 9
/** How soon what nothing hinders is to arrive. */
const soonMs = 3_000
/** More timers than this a page that has nothing to do need not have, for each adapter. */
const idleTimers = 2

/** Does what a schedule says, then lets all be well, and looks at what has arrived. */
export async function runSchedule(schedule: Schedule, parts: SimulatedParts): Promise<RunResult> {
  const world = new World(schedule, parts)
  const { ledger } = world
  const putBack = installGlobals(world, schedule.hasFetchLater)
  try {
    const random = seededRandom(schedule.seed)
    openPage(world, 0)
    for (const step of schedule.steps) await performStep(world, step, random)
    await comeToRest(world)
    checkEnd(world)
    if (schedule.oneSided) checkOtherSide(world)
    await checkQuiet(world)
  } catch (error) {
    ledger.problem(`the run has failed: ${error instanceof Error ? error.stack : error}`)
  } finally {
    putBack()
  }
  return { problems: ledger.problems, counts: ledger.counts }
}

/** All is well, a page is open, and time passes. */
async function comeToRest(world: World): Promise<void> {
  await world.timeline.settle()
  world.heal()
  for (const page of world.tabs.values()) {
    page.callsLeft = Infinity
    page.restore()
    if (!page.isDead) page.lifecycle.fire('online')
  }
  openPage(world, lastTab)
  for (let n = 0; n < 60 && !isAtRest(world); n++) {
    await world.timeline.advance(n < 20 ? minute : 5 * minute)
  }
}

const livePages = (world: World) => [...world.tabs.values()].filter((page) => !page.isDead)

function isAtRest(world: World): boolean {
  if (livePages(world).some((page) => page.queue.pending() > 0)) return false
  if (leftBehind(world).length > 0) return false
  return world.ledger.books.every((book) => missing(world, book).length === 0)
}

function missing({ ledger, storage }: World, book: AdapterBook): string[] {
  const isAside = (id: string) =>
    [...storage.entries.keys()].some((key) => key.startsWith('aside:') && key.includes(id))
  return [...ledger.events.keys()].filter((id) => !ledger.isSettled(book, id) && !isAside(id))
}

/** Entries of events that are not set aside, less what the storage would not let go of in time. */
function leftBehind({ storage, ledger }: World): string[] {
  return [...storage.entries.keys()].filter((key) => {
    const id = key.startsWith('aside:') ? undefined : ledger.eventIn(key)
    const book = ledger.books.find(({ name }) => key.includes(`"${name}"`))
    const arrivedAt = id && book?.arrivedAt.get(id)
    return id && !(arrivedAt !== undefined && storage.failedSince(Number(arrivedAt)))
  })
}

function checkEnd(world: World): void {
  const { ledger } = world
  for (const book of ledger.books) {
    for (const id of missing(world, book)) {
      ledger.problem(`${ledger.events.get(id)?.label} has never arrived at ${book.name}`)
    }
    for (const id of book.excused.keys()) {
      if (!book.arrivedAt.has(id)) ledger.count('stated loss')
    }
  }
  for (const page of livePages(world)) {
    const pending = page.queue.pending()
    if (pending > 0) ledger.problem(`page ${page.number} still waits for ${pending} events`)
  }
  for (const key of leftBehind(world)) ledger.problem(`left in the storage: ${key}`)
}

/** What is wrong at the second backend delays nothing on its way to the first. */
function checkOtherSide({ ledger }: World): void {
  const [book] = ledger.books
  for (const { event, label, pushedAt } of ledger.events.values()) {
    const took = (book?.arrivedAt.get(event.id) ?? Infinity) - pushedAt
    if (took > soonMs) ledger.problem(`${label} took ${took} ms to a backend that was well`)
  }
  ledger.count('one-sided')
}

/** Where there is nothing to do, nothing is done. */
async function checkQuiet(world: World): Promise<void> {
  const { timeline, ledger, backends } = world
  await timeline.advance(minute)
  const { ran } = timeline
  await timeline.advance(hour)
  if (timeline.ran - ran > 60) ledger.problem(`${timeline.ran - ran} tasks in an hour of nothing`)
  for (const page of livePages(world)) {
    const waiting = timeline.waiting(page)
    if (waiting > idleTimers * backends.length) {
      ledger.problem(`page ${page.number} waits for ${waiting} timers with nothing to do`)
    }
  }
}
