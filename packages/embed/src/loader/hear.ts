import { findControl, findReplay } from './find-replay.ts'
import { load } from './load.ts'
import { open } from './open.ts'
import { endRelease, isReleased } from './release.ts'
import { report } from './report.ts'
import { isActive, isForeignFrame } from './settings.ts'

/** What the loader listens to, on the window and in the capture phase: nobody else may be first. */
export const heard = ['click', 'submit', 'pointerover', 'pointerdown', 'focusin', 'keydown']

/** Catches a click or submit of a cancel control; any other event there gets the flow ready. */
export function hear(event: Event): void {
  endRelease(event)
  const control = findControl(event)
  if (isReleased || !control || !isActive()) return
  if (!/click|submit/.test(event.type)) {
    load('flow').then(
      (flow) => flow.prepare(control),
      () => {},
    )
    return
  }
  const replay = findReplay(event as MouseEvent & SubmitEvent, control)
  if (!replay) return
  if (isForeignFrame()) report('FW4106')
  else {
    event.preventDefault()
    event.stopImmediatePropagation()
    void open(undefined, control, replay)
  }
}
