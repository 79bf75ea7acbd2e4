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
  { definition, account }: FlowContext,
): SessionStore {
  const who = account.subscriber?.id ?? account.subscription?.id ?? ''
  const key = `session:${definition.id}:${who}`
  let wanted: MachineState | undefined
  let writing = false

  const write = async () => {
    writing = true
    while (wanted) {
      const state = wanted
      wanted = undefined
      const isOver = state.outcome && state.outcome !== 'dismissed' && state.outcome !== 'failed'
      const record = { savedAt: clock.now(), version: definition.version, state }
      try {
        await (isOver ? storage?.delete(key) : storage?.set(key, JSON.stringify(record)))
      } catch {
        // Without storage an attempt is lost with the page, and nothing else.
      }
    }
    writing = false
  }

  return {
    async read() {
      try {
        const text = await storage?.get(key)
        if (!text) return undefined
        const { savedAt, version, state } = JSON.parse(text)
        const age = clock.now() - savedAt
        if (age >= 0 && age < keepMs && version === definition.version && state?.attempt)
          return state
        await storage?.delete(key)
      } catch {
        // What cannot be read was not kept.
      }
      return undefined
    },
    keep(state) {
      if (!storage || !state.attempt) return
      wanted = state
      if (!writing) void write()
    },
  }
}
