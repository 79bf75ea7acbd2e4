import { bridgeKey } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { hear, heard } from './hear.ts'
import { bridge, fetchAhead, sendUnsent } from './load.ts'
import { callOff, open } from './open.ts'
import { script, settings } from './settings.ts'
import { hasStarted, ready } from './start.ts'

type Call = readonly [name: string, args: readonly unknown[]]

const first = window[bridgeKey]
if (first) {
  // A second tag or copy leaves the page to the first: one dialog for each click. What it says holds
  // from now on: the next page of a site that swaps its body brings its own.
  Object.assign(first.inits[0] as object, script?.dataset)
  Object.assign(first.settings, ...first.inits)
} else {
  window[bridgeKey] = bridge

  const api: Record<string, unknown> = {
    ready,
    init(options: EmbedOptions) {
      bridge.inits.push(options)
      Object.assign(settings, options)
      hasStarted()
    },
    open,
    close() {
      callOff()
      bridge.flow?.close()
    },
    on(name: string, listener: (event: unknown) => void) {
      const type = `fairwell:${name}`
      const hearIt = (event: Event) => listener((event as CustomEvent).detail)
      document.addEventListener(type, hearIt)
      return () => document.removeEventListener(type, hearIt)
    },
  }
  const page = window as unknown as {
    Fairwell?: typeof api
  }
  const { q, open: theirs } = (page.Fairwell ?? {}) as { q?: readonly Call[]; open?: unknown }
  // The name belongs to whoever was first, be it of another version.
  if (q || !theirs) page.Fairwell = api

  for (const type of heard) addEventListener(type, hear as (event: Event) => void, true)
  // A page that comes back from the back/forward cache must not cancel by itself.
  addEventListener('pagehide', callOff)
  hasStarted()
  const whenIdle = window.requestIdleCallback ?? setTimeout
  void ready.then(() => whenIdle(fetchAhead))
  // On any page that says where they go, be there a flow or not.
  if (settings.events) whenIdle(sendUnsent)
  for (const [name, args] of q ?? []) (api[name] as (...args: unknown[]) => void)?.(...args)
}
