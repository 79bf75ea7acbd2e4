import type { LockPort } from '../ports/ports.ts'
import { runInTurn } from '../ports/run-in-turn.ts'

/**
 * One of several tabs at a time through `navigator.locks`; one of several flows of this page where
 * there is none (plain http) or it refuses (sandboxed frames).
 */
export const browserLock: LockPort = {
  async run(name, task) {
    let hasStarted = false
    try {
      await navigator.locks.request(`fairwell:${name}`, () => {
        hasStarted = true
        return task()
      })
    } catch (error) {
      if (hasStarted) throw error
      await runInTurn(name, task)
    }
  },
}
