import type { World } from './world.ts'

type Later = (url: string, init?: RequestInit & { readonly activateAfter?: number }) => unknown

/**
 * Puts the simulated world in the place of the globals that an adapter may use, and gives what puts them
 * back: `Date.now`, `fetch`, and `fetchLater` in browsers that have it.
 */
export function installGlobals(world: World, hasFetchLater: boolean): () => void {
  const globals = globalThis as { fetch: typeof fetch; fetchLater?: Later | undefined }
  const { fetch: realFetch, fetchLater: realLater } = globals
  const { now } = Date
  Date.now = () => world.timeline.wallClock()
  globals.fetch = (input, init) => {
    const way = world.ways.get(`${input}`)
    return way ? world.network.fetch(way.page, way.backend, init) : realFetch(input, init)
  }
  globals.fetchLater = hasFetchLater
    ? (url, init) => {
        const way = world.ways.get(url)
        if (way) world.network.fetchLater(way.page, way.backend, init ?? {})
      }
    : undefined
  return () => {
    Date.now = now
    globals.fetch = realFetch
    globals.fetchLater = realLater
  }
}
