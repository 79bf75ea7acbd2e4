import type { Ports, StoragePort } from '../ports/ports.ts'
import type { Report } from './report.ts'
import { tooLate, within } from './within.ts'

/** How long a storage may take before this page goes on without it. */
const patienceMs = 1_000

/** A key that is there while anything is stored, so that a page can ask with one look. */
const marker = 'unsent'

/** How the key of every stored event starts. */
export const eventKeys = 'events:'

/** What outlives the page. Nothing here rejects, or takes longer than the patience. */
export interface EventLog {
  /** Starts writing before it returns; resolves with whether it is stored. */
  append(key: string, json: string): Promise<boolean>
  read(key: string): Promise<string | undefined>
  remove(keys: readonly string[]): Promise<unknown>
  /** The stored keys that start so; undefined where the storage cannot say. */
  find(start: string): Promise<readonly string[] | undefined>
  /** Takes the marker away if nothing is stored any more. */
  tidy(): Promise<void>
}

/**
 * Keeps each event of each adapter under a key of its own: a page only adds keys, and only who holds
 * the adapter's lock removes them, so tabs never overwrite each other's events.
 */
export function createEventLog(
  { storage, clock }: Pick<Ports, 'storage' | 'clock'>,
  report: Report,
): EventLog {
  // What cannot be found again is not worth storing.
  let isUsable = !!storage?.keys
  let hasFailed = false

  async function ask<Value>(
    use: (storage: StoragePort) => Value | Promise<Value>,
  ): Promise<Value | undefined> {
    try {
      return isUsable && storage ? await within(clock, patienceMs, () => use(storage)) : undefined
    } catch (error) {
      if (error === tooLate) isUsable = false
      if (!hasFailed) report('warn', 'FW5001', `unsent events may be lost: ${error}`)
      hasFailed = true
      return undefined
    }
  }

  const mark = () => ask((to) => to.set(marker, '1'))
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
    read: (key) => ask((from) => from.get(key)),
    remove: (keys) => Promise.all(keys.map((key) => ask((from) => from.delete(key)))),
    find,
    async tidy() {
      if (!(await isEmpty())) return
      await ask((from) => from.delete(marker))
      // Another tab may have stored something between the look and the deletion.
      if (!(await isEmpty())) await mark()
    },
  }
}
