import { bridge } from './load.ts'
import { settings } from './settings.ts'

let becomeReady!: () => void

/** Resolves once the page has said where its flow is. */
export const ready: Promise<void> = new Promise((resolve) => {
  becomeReady = resolve
})

/** Starts as soon as there is something to start: then clicks are caught. */
export function hasStarted(): unknown {
  const source =
    settings.flow ||
    settings.endpoint ||
    bridge.inits[1] ||
    document.getElementById('fairwell-flow')
  if (source) becomeReady()
  return source
}
