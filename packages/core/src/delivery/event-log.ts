import type { Ports, StoragePort } from '../ports/ports.ts'
import { eventKeys, markerKey, sinceKey } from './event-keys.ts'
import type { Report } from './report.ts'
import { tooLate, within } from './within.ts'

/** How long a storage may take before this page goes on without it. */
const patienceMs = 5_000
/** How long it is left alone then. */
const restMs = 60_000

/** @throws where the storage says that it keeps something only as long as the page is there. */
function kept(answer: unknown): true {
  if (answer === false) throw new Error('only this page has them')
  return true
}

/** What outlives the page. Nothing here rejects, or takes longer than the patience. */
export interface EventLog {
  /** Starts writing before it returns, again if need be; resolves with the state that has it, or 0. */
  append(key: string, json: string, isWanted: () => boolean): Promise<number>
  /** `undefined`: it is not there. `null`: the storage does not say. */
  read(key: string): Promise<string | undefined | null>
  write(key: string, value: string): Promise<unknown>
  /** Resolves with whether they are gone. */
  remove(keys: readonly string[]): Promise<boolean>
  /** The stored keys that start so; undefined where the storage cannot say. */
  find(start: string): Promise<readonly string[] | undefined>
  /** From now on this page can tell whether somebody has emptied the storage. */
  meet(): Promise<unknown>
  /**
   * The state of the storage, from 1: another one whenever somebody may have emptied it, or something
   * in it was lost. -1: it does not say.
   */
  state(): Promise<number>
  /** Tells every page that something in the storage was lost; resolves with whether it could. */
  renew(): Promise<boolean>
  /** Takes the marker away if nothing is unsent any more. */
  tidy(): Promise<void>
}

/**
 * Keeps each event of each adapter under a key of its own: a page only adds keys, and only who holds
 * the adapter's lock removes them, so tabs never overwrite each other's events.
 */
export function createEventLog(
  { storage, clock, random, lock }: Pick<Ports, 'storage' | 'clock' | 'random' | 'lock'>,
  report: Report,
): EventLog {
  // What cannot be found again is not worth storing.
  let isUsable = !!storage?.keys
  let hasFailed = false
  let hasMarked = false
  let since: string | undefined
  let meeting: Promise<unknown> | undefined
  let state = 0

  async function ask<Value>(
    use: (storage: StoragePort) => Value | Promise<Value>,
  ): Promise<Value | undefined> {
    try {
      return isUsable && storage ? await within(clock, patienceMs, () => use(storage)) : undefined
    } catch (error) {
      if (error === tooLate && isUsable) {
        isUsable = false
        clock.after(restMs, () => {
          isUsable = true
        })
      }
      if (!hasFailed) report('warn', 'FW5001', `unsent events may be lost: ${error}`)
      hasFailed = true
      return undefined
    }
  }

  const mark = () => ask((to) => to.set(markerKey, '1'))
  const look = async () => {
    since = (await ask((from) => from.get(sinceKey))) || undefined
    if (since) state += 1
    return since
  }
  const meet = async () => {
    // The host page may have emptied `localStorage`, and what is unsent is elsewhere.
    void mark()
    meeting ??= (async () => {
      if (since || (await look())) return
      // Two tabs that are the first to write must not take each other for who emptied it.
      await lock.run(sinceKey, async () => {
        if (await look()) return
        await ask((to) => to.set(sinceKey, `${random()}`))
        await look()
      })
    })()
    await meeting.catch(() => {})
    meeting = undefined
  }
  const find = async (start: string) =>
    (await ask((from) => from.keys?.()))?.filter((key) => key.startsWith(start))
  const isEmpty = async () => (await find(eventKeys))?.length === 0

  return {
    async append(key, json, isWanted) {
      const put = () => ask(async (to) => kept(await to.set(key, json)))
      // Before the first, too: a page that crashes between the two leaves nothing that no page looks for.
      if (!hasMarked) void mark()
      hasMarked = true
      const written = put()
      // Each time: another tab may have found nothing stored a moment ago.
      void mark()
      const then = state
      if (since) return (await written) ? then : 0
      // What was written before this page met the storage may have been emptied out unseen.
      const [isWritten] = await Promise.all([written, meet()])
      if (!isWritten || !since) return 0
      const now = state
      const isThere = (await ask((from) => from.get(key))) !== undefined
      return isThere || (isWanted() && (await put())) ? now : 0
    },
    async read(key) {
      const answer = await ask(async (from) => ({ found: await from.get(key) }))
      return answer ? answer.found : null
    },
    write: (key, value) => ask((to) => to.set(key, value)),
    async remove(keys) {
      if (!storage?.keys) return true
      const done = await Promise.all(
        keys.map((key) => ask((from) => from.delete(key).then(() => true))),
      )
      return !done.includes(undefined)
    },
    find,
    meet,
    async state() {
      const now = since && (await ask(async (from) => ({ found: await from.get(sinceKey) })))
      if (now && now.found !== since) {
        since = undefined
        await meet()
      }
      return since ? state : -1
    },
    async renew() {
      const isGone = await ask((from) => from.delete(sinceKey).then(() => true))
      since = undefined
      await meet()
      return !!isGone
    },
    async tidy() {
      if (!(await isEmpty())) return
      hasMarked = false
      await ask((from) => from.delete(markerKey))
      // Another tab may have stored something between the look and the deletion.
      if (!(await isEmpty())) await mark()
    },
  }
}
