import { findMatch, findReplay } from './find-replay.ts'
import { load } from './load.ts'
import { held, notice, open } from './open.ts'
import { isReleased, release } from './release.ts'
import { report } from './report.ts'
import { isForeignFrame, settings } from './settings.ts'
import { hasStarted } from './start.ts'

/** What the loader listens to, on the window and in the capture phase: nobody else may be first. */
export const heard =
  'click submit pointerover pointerdown mousedown touchstart focusin keydown DOMContentLoaded'.split(
    ' ',
  )

/** Catches a click or submit of a cancel control; any other event there gets the flow ready. */
export function hear(event: MouseEvent & KeyboardEvent & SubmitEvent): void {
  const { type, key, repeat, isTrusted } = event
  const path = event.composedPath()
  // A host's modal closes on a press beside it, and its control is gone; or it cancels the click.
  if (path.includes(notice as EventTarget)) {
    event.stopImmediatePropagation()
    if (type === 'click' && (path[0] as Element).localName === 'button')
      held?.end('failed', 'FW4104')
  }
  const selector = settings.cancel || '[data-fairwell-cancel]'
  let control: HTMLElement | undefined
  try {
    control = findMatch([event.submitter, ...path], selector)
  } catch {
    // From now on by the default.
    settings.cancel = ''
    report('FW4142')
  }
  if (isReleased() && /down/.test(type)) {
    // A key held down on our last button must not press the host's as well.
    if (!repeat) {
      // What is pressed elsewhere is no new wish: the host may still be about to submit by itself,
      // when it has asked for a password in another form.
      if (control ?? findMatch(path, 'form')?.querySelector(selector)) release(!isTrusted)
    } else if (key === 'Enter') event.preventDefault()
  }
  if (
    !hasStarted() ||
    isReleased() ||
    !control ||
    // Our own buttons, whatever the selector matches.
    findMatch(path, '[data-fairwell]')
  ) {
    return
  }
  if (/click|submit/.test(type)) {
    const replay = findReplay(event, path, control, selector)
    if (!replay) return
    if (isForeignFrame()) report('FW4106')
    else {
      // First, for if it throws the click is still the page's own.
      void open(undefined, control, replay)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  } else
    load('flow').then(
      (flow) => flow.prepare(control),
      () => {},
    )
}
