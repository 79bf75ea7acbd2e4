import { type BoundFunctions, type queries, within } from '@testing-library/dom'
import { type Mounted, mountState } from './mount-state.ts'

/** A mounted widget with queries by role and name in its dialog. */
export interface Queried extends Mounted {
  readonly ui: BoundFunctions<typeof queries>
}

/** Mounts as `mountState` does, for tests without a browser. */
export function mountQueries(...args: Parameters<typeof mountState>): Queried {
  const mounted = mountState(...args)
  return { ...mounted, ui: within(mounted.dialog) }
}
