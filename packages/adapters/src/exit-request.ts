/** How long a page that is only hidden has to deliver by itself before the browser does it. */
const activateAfterMs = 5_000

/** Not in TypeScript's own types yet: https://developer.mozilla.org/docs/Web/API/Window/fetchLater */
interface LaterWindow {
  readonly fetchLater?: (url: string, init: RequestInit & { activateAfter?: number }) => unknown
}

/** The request that carries to one backend what is unacknowledged when the page goes away. */
export interface ExitRequest {
  /**
   * Has the browser carry a request about the events of these ids, in place of an earlier one that it
   * still holds. Never throws; `false`: it does not take it.
   */
  send(ids: readonly string[], url: string, init: RequestInit): boolean
  /** Has the browser hold such a request until the page is gone, where it can. With no ids: no longer. */
  standBy(ids: readonly string[], url: string, init: RequestInit): void
  /** What has arrived by other means: a request about nothing else is called off. */
  arrived(ids: readonly string[]): void
}

/**
 * Sends through `fetchLater` where there is one, which the browser holds until the page is gone, however
 * it goes, then through `fetch` with `keepalive`, then through `sendBeacon`, which has no headers.
 *
 * @param ownFetch - What to use in place of all of these.
 */
export function exitRequest(ownFetch: typeof fetch | undefined): ExitRequest {
  let held: { readonly abort: AbortController; readonly ids: Set<string> } | undefined

  function hold(
    ids: readonly string[],
    url: string,
    init: RequestInit & { readonly activateAfter?: number },
  ): boolean {
    held?.abort.abort()
    held = undefined
    const { fetchLater } = globalThis as LaterWindow
    if (ownFetch || !fetchLater) return false
    const abort = new AbortController()
    try {
      fetchLater(url, { ...init, signal: abort.signal })
      held = { abort, ids: new Set(ids) }
      return true
    } catch {
      // More than the 64 KiB for one origin, or a frame or a page that may not.
      return false
    }
  }

  return {
    send(ids, url, init) {
      if (hold(ids, url, { ...init, activateAfter: activateAfterMs })) return true
      try {
        ;(ownFetch ?? fetch)(url, { ...init, keepalive: true }).catch(() => {})
        return true
      } catch {
        // `fetch` knows no such option, or is none of the browser's.
      }
      try {
        const type = new Headers(init.headers).get('content-type') ?? ''
        return navigator.sendBeacon(url, new Blob([`${init.body}`], { type }))
      } catch {
        return false
      }
    },
    standBy(ids, url, init) {
      if (ids[0]) hold(ids, url, init)
      else held?.abort.abort()
    },
    arrived(ids) {
      if (!held) return
      for (const id of ids) held.ids.delete(id)
      if (!held.ids.size) held.abort.abort()
    },
  }
}
