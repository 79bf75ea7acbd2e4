import type { LifecycleMoment, LifecyclePort } from '../ports/ports.ts'

/**
 * Where each moment is heard, and when it counts. Never `unload` or `beforeunload`: they keep a page
 * out of the back/forward cache and do not come on phones.
 */
const sources: {
  readonly [Moment in LifecycleMoment]: readonly [
    type: string,
    target: () => EventTarget | undefined,
    counts?: (event: Event) => boolean,
  ]
} = {
  hidden: [
    'visibilitychange',
    () => globalThis.document,
    () => document.visibilityState === 'hidden',
  ],
  gone: ['pagehide', () => globalThis.window],
  restored: [
    'pageshow',
    () => globalThis.window,
    (event) => (event as PageTransitionEvent).persisted,
  ],
  online: ['online', () => globalThis.window],
}

/** What happens to the page, from its own events. */
export const browserLifecycle: LifecyclePort = {
  on(moment, listener) {
    const [type, target, counts] = sources[moment]
    const listen = (event: Event) => {
      if (counts?.(event) ?? true) listener()
    }
    target()?.addEventListener(type, listen)
    return () => target()?.removeEventListener(type, listen)
  },
}
