import type { FlowContext } from '../machine/flow-context.ts'
import type { MachineState } from '../machine/machine-state.ts'
import type { Ports } from '../ports/ports.ts'

/** How long an unfinished attempt, or what was said in a dismissed one, is kept. */
const keepMs = 24 * 60 * 60 * 1000

export interface SessionStore {
  /** What an earlier page kept; undefined where there is nothing, it is too old, or storage fails. */
  read(): Promise<MachineState | undefined>
  /** Keeps an unfinished or dismissed attempt, and forgets one that came to its end. */
  keep(state: MachineState): void
}

/** Keeps attempts under the flow's id and the subscriber's, so that a reload loses nothing. */
export function createSessionStore(
  { storage, clock }: Pick<Ports, 'storage' | 'clock'>,
  { definition: { id, version }, account: { subscriber, subscription } }: FlowContext,
): SessionStore {
  const key = `session:${id}:${subscriber?.id ?? subscription?.id ?? ''}`
  let writing = Promise.resolve<unknown>(undefined)

  return {
    async read() {
      try {
        const record = JSON.parse((await storage?.get(key)) ?? 'null')
        const age = clock.now() - record.savedAt
        if (age >= 0 && age < keepMs && record.version === version && record.state.attemptId)
          return record.state
        await storage?.delete(key)
      } catch {
        // What cannot be read was not kept.
      }
      return undefined
    },
    keep(state) {
      if (!storage || !state.attemptId) return
      const isOver = /saved|cancelled|released/.test(`${state.outcome}`)
      const record = () => JSON.stringify({ savedAt: clock.now(), version, state })
      writing = writing
        .then(() => (isOver ? storage.delete(key) : storage.set(key, record())))
        // Without storage an attempt is lost with the page, and nothing else.
        .catch(() => {})
    },
  }
}
