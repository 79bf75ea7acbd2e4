import type { FlowContext } from '../machine/flow-context.ts'
import { initialState, type MachineState } from '../machine/machine-state.ts'
import type { Ports } from '../ports/ports.ts'

/** How long an unfinished attempt, or what was said in a dismissed one, is kept. */
const keepMs = 24 * 60 * 60 * 1000

/** How long another page has to let go of an attempt before it counts as being in it. */
const claimPatienceMs = 150

/** Raised when a kept state means something else than before: older records are then forgotten. */
const format = 1

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)

/** Whether a record has the shape of a state: it may be another release's, or damaged. */
const isState = (state: MachineState): boolean =>
  typeof state.attemptId === 'string' &&
  Object.entries(initialState).every(
    ([key, value]) => typeOf(state[key as keyof MachineState]) === typeOf(value),
  )

export interface SessionStore {
  /**
   * What an earlier page kept; undefined where there is nothing, it is too old, it can not be read,
   * or another page is in it now: one attempt has one page.
   */
  read(): Promise<MachineState | undefined>
  /** Keeps an unfinished or dismissed attempt, and forgets one that came to its end. */
  keep(state: MachineState): void
  /** Lets another page go on with the attempt. */
  release(): void
}

/** Keeps attempts under the flow's id and the subscriber's, so that a reload loses nothing. */
export function createSessionStore(
  { storage, clock, lock }: Pick<Ports, 'storage' | 'clock' | 'lock'>,
  { definition: { id, version }, account: { subscriber, subscription } }: FlowContext,
): SessionStore {
  const key = `session:${id}:${subscriber?.id ?? subscription?.id ?? ''}`
  let hasSwept = false
  let writing = Promise.resolve<unknown>(undefined)
  let claimed: Promise<boolean> | undefined
  let letGo: (() => void) | undefined

  const claim = (): Promise<boolean> => {
    claimed ??= new Promise((resolve) => {
      let isOver = false
      const stop = clock.after(claimPatienceMs, () => {
        isOver = true
        resolve(false)
      })
      // It may be let go before the lock is ours, and would be held for good.
      letGo = () => {
        isOver = true
      }
      const hold = () => {
        stop()
        resolve(true)
        return isOver ? Promise.resolve() : new Promise<void>((done) => (letGo = done))
      }
      lock.run(key, hold).catch(() => resolve(true))
    })
    return claimed
  }
  const release = (): void => {
    letGo?.()
    letGo = claimed = undefined
  }

  /** Nobody may come back for what somebody else left: their words are not to lie here for ever. */
  const sweep = async (): Promise<void> => {
    for (const other of (await storage?.keys?.()) ?? []) {
      if (other === key || !other.startsWith('session:')) continue
      const record = JSON.parse((await storage?.get(other)) ?? 'null')
      const age = clock.now() - record?.savedAt
      if (!(age >= 0 && age < keepMs)) await storage?.delete(other)
    }
  }

  return {
    async read() {
      try {
        const record = JSON.parse((await storage?.get(key)) ?? 'null')
        const age = clock.now() - record.savedAt
        const isOurs = record.format === format && record.version === version
        if (age >= 0 && age < keepMs && isOurs && isState(record.state))
          return record.state.outcome || (await claim()) ? record.state : undefined
        await storage?.delete(key)
      } catch {
        // What cannot be read was not kept.
      }
      return undefined
    },
    keep(state) {
      if (!storage || !state.attemptId) return
      // Not when it is read: nobody who opens a flow waits for a look through the storage.
      if (!hasSwept) void sweep().catch(() => {})
      hasSwept = true
      if (state.outcome) release()
      else void claim()
      const isOver = /saved|cancelled|released/.test(`${state.outcome}`)
      const record = () => JSON.stringify({ format, savedAt: clock.now(), version, state })
      writing = writing
        .then(() => (isOver ? storage.delete(key) : storage.set(key, record())))
        // Without storage an attempt is lost with the page, and nothing else.
        .catch(() => {})
    },
    release,
  }
}
