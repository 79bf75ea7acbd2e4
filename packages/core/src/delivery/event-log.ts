import type { Ports, StoragePort } from '../ports/ports.ts'
import { eventKeys, markerKey, sinceKey } from './event-keys.ts'
import type { Report } from './report.ts'
import { tooLate, within } from './within.ts'

/** How long a storage may take before this page goes on without it. */
const patienceMs = 1_000
/** How long it is left alone then. */
const restMs = 10_000

/** What outlives the page. Nothing here rejects, or takes longer than the patience. */
export interface EventLog {
  /** Starts writing before it returns; resolves with whether it is stored. */
  append(key: string, json: string): Promise<boolean>
  /** `undefined`: it is not there. `null`: the storage does not say. */
  read(key: string): Promise<string | undefined | null>
  write(key: string, value: string): Promise<unknown>
  /** Resolves with whether they are gone. */
  remove(keys: readonly string[]): Promise<boolean>
  /** The stored keys that start so; undefined where the storage cannot say. */
  find(start: string): Promise<readonly string[] | undefined>
  /** `false`: somebody has emptied the storage since this page stored its first event. */
  isSame(): Promise<boolean>
  /** Takes the marker away if nothing is unsent any more. */
  tidy(): Promise<void>
}

/**
 * Keeps each event of each adapter under a key of its own: a page only adds keys, and only who holds
 * the adapter's lock removes them, so tabs never overwrite each other's events.
 */
export function createEventLog(
  { storage, clock, random }: Pick<Ports, 'storage' | 'clock' | 'random'>,
  report: Report,
): EventLog {
  // What cannot be found again is not worth storing.
  let isUsable = !!storage?.keys
  let hasFailed = false
  let since: Promise<string | undefined> | undefined

  async function ask<Value>(
    use: (storage: StoragePort) => Value | Promise<Value>,
  ): Promise<Value | undefined> {
    try {
      return isUsable && storage ? await within(clock, patienceMs, () => use(storage)) : undefined
    } catch (error) {
      if (error === tooLate) {
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

  const lookSince = () => ask((from) => from.get(sinceKey))
  const mark = async () => {
    void ask((to) => to.set(markerKey, '1'))
    since ??= (async () => {
      const known = await lookSince()
      if (known) return known
      await ask((to) => to.set(sinceKey, `${random()}`))
      return lookSince()
    })()
  }
  const find = async (start: string) =>
    (await ask((from) => from.keys?.()))?.filter((key) => key.startsWith(start))
  const isEmpty = async () => (await find(eventKeys))?.length === 0

  return {
    async append(key, json) {
      const written = ask((to) => to.set(key, json).then(() => true))
      // Each time: another tab may have found nothing stored a moment ago.
      void mark()
      return !!(await written)
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
    async isSame() {
      const then = await since
      const now = await ask(async (from) => ({ found: await from.get(sinceKey) }))
      if (!then || !now || now.found === then) return true
      since = undefined
      return false
    },
    async tidy() {
      if (!(await isEmpty())) return
      await ask((from) => from.delete(markerKey))
      // Another tab may have stored something between the look and the deletion.
      if (!(await isEmpty())) await mark()
    },
  }
}
