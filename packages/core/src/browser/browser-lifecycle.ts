import type { LifecycleMoment, LifecyclePort } from '../ports/ports.ts'

/**
 * What each moment is heard by, and when it counts. Never `unload` or `beforeunload`: they keep a page
 * out of the back/forward cache and do not come on phones.
 */
const sources: {
  readonly [Moment in LifecycleMoment]: readonly [type: string, counts?: (event: Event) => boolean]
} = {
  hidden: ['visibilitychange', () => document.visibilityState === 'hidden'],
  gone: ['pagehide'],
  restored: ['pageshow', (event) => (event as PageTransitionEvent).persisted],
  online: ['online'],
}

/** What happens to the page, from its own events. */
export const browserLifecycle: LifecyclePort = {
  on(moment, listener) {
    const [type, counts] = sources[moment]
    const listen = (event: Event) => {
      if (counts?.(event) ?? true) listener()
    }
    // On its way down, so that the window hears what happens to the document too.
    globalThis.addEventListener?.(type, listen, true)
    return () => globalThis.removeEventListener?.(type, listen, true)
  },
}
