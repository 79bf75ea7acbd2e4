import type { ConsentSource, ConsentState } from './consent.ts'

/** A consent that the page itself tells. */
export interface ConsentSwitch extends ConsentSource {
  set(state: ConsentState): void
}

/**
 * Makes a source that says what it was last told.
 *
 * @example
 * const analytics = consentSwitch()
 * banner.onAccept(() => analytics.set('granted'))
 */
export function consentSwitch(state: ConsentState = 'unknown'): ConsentSwitch {
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    onChange(listener) {
      const own = (): void => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    set(next) {
      state = next
      for (const listener of [...listeners]) listener()
    },
  }
}
