import type { Opening } from '../bridge.ts'
import type { OpenOptions, OpenResult } from '../embed-options.ts'
import { load } from './load.ts'
import { release } from './release.ts'
import { report } from './report.ts'
import { settings } from './settings.ts'
import { showWaitingDialog } from './waiting-dialog.ts'

const noticeAfterMs = 400
const defaultTimeoutMs = 2000

/** The wish to cancel that nobody has taken yet. */
export let held: Opening | undefined
/** What says that the flow is on its way. */
export let notice: HTMLDialogElement | undefined
let result: Promise<OpenResult>

/**
 * Opens the flow, or else runs the host's own cancel.
 *
 * Invariant: one activation leads to exactly one of: the flow takes it, the host's own cancel runs
 * once, the person calls it off.
 */
export function open(
  options?: OpenOptions,
  control?: HTMLElement,
  replay?: () => void,
): Promise<OpenResult> {
  if (held) return result
  const patience = +(settings.timeoutMs as string) || defaultTimeoutMs
  result = new Promise((resolve) => {
    const opening: Opening = {
      options,
      control,
      until: performance.now() + patience,
      claim() {
        if (held !== opening) return false
        held = undefined
        for (const timer of timers) clearTimeout(timer)
        notice?.close?.()
        notice = undefined
        return true
      },
      settle(end) {
        resolve(end)
        // Released, or failed.
        if (!replay || !/^[rf]/.test(end.outcome)) return
        release()
        // Not within the event that was caught: a form ignores requests to submit while it is being submitted.
        setTimeout(replay)
        replay = undefined
      },
      end(outcome, code) {
        if (held !== opening) return
        // The way out comes first: the rest calls what a page may have patched, and may throw.
        opening.settle({ outcome, attemptId: '' })
        opening.claim()
        if (code) report(code)
      },
    }
    held = opening
    const timers = [
      setTimeout(() => {
        notice = showWaitingDialog(opening)
      }, noticeAfterMs),
      setTimeout(() => opening.end('failed', 'FW4101'), patience),
    ]
    load('flow')
      .then((flow) => flow.open(opening))
      .catch(() => opening.end('failed', 'FW4102'))
  })
  return result
}

/** Calls off what is still held. */
export function callOff(): void {
  held?.end('dismissed')
}
