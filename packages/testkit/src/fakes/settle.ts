// Taken when the module loads: a test that fakes timers would otherwise never get past `settle`.
const immediate = (globalThis as { setImmediate?: (task: () => void) => unknown }).setImmediate
const realTimeout = globalThis.setTimeout

/** Resolves when every promise that could settle without time passing has done so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate) immediate(resolve)
    else realTimeout(resolve, 0)
  })
}
