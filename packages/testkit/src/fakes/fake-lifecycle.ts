import type { LifecycleMoment, LifecyclePort } from '@fairwell/core'

/** Page moments that a test brings about. */
export interface FakeLifecycle extends LifecyclePort {
  /** Tells every listener of `moment`, in the order in which they came. */
  fire(moment: LifecycleMoment): void
  /** How many listeners there are, to find those left behind. */
  listeners(): number
}

/** Makes a lifecycle in which nothing happens until `fire`. */
export function fakeLifecycle(): FakeLifecycle {
  const listeners = new Set<{ readonly moment: LifecycleMoment; readonly run: () => void }>()
  return {
    on(moment, run) {
      const entry = { moment, run }
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
    fire(moment) {
      for (const entry of [...listeners]) if (entry.moment === moment) entry.run()
    },
    listeners: () => listeners.size,
  }
}
