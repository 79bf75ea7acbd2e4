import type { StoredView } from '../panel-view.ts'
import { describeEvent, familyOf, shortType } from './describe-event.ts'
import { byId, element } from './element.ts'

const list = byId('events')
let attempts: string[] = []

/** Adds events at the end of the list, in the order in which they were stored. */
export function showEvents(events: readonly StoredView[], isFresh: boolean): void {
  if (isFresh) {
    attempts = []
    list.replaceChildren()
  }
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40
  for (const stored of events) list.append(...entryOf(stored))
  if (isAtEnd) list.scrollTop = list.scrollHeight
}

function entryOf({ event, origin, isVerified }: StoredView): readonly HTMLElement[] {
  const { type, attemptid, attemptseq, time, testmode } = event
  const known = attempts.indexOf(attemptid)
  if (known < 0) attempts.push(attemptid)
  const number = (known < 0 ? attempts.length - 1 : known) + 1
  const said = describeEvent(event)
  return [
    ...(known < 0 ? [element('li', { class: 'attempt' }, `Attempt ${number}`)] : []),
    element(
      'li',
      { 'data-family': familyOf(type), 'data-type': type },
      element(
        'details',
        {},
        element(
          'summary',
          {},
          element('span', { class: 'seq' }, String(attemptseq)),
          element('b', {}, shortType(type)),
          element('span', { class: 'said' }, said),
        ),
        element(
          'p',
          { class: 'quiet' },
          [
            new Date(time).toLocaleTimeString(),
            origin === 'server' ? 'said by the server' : 'said by the page',
            isVerified && 'token verified',
            testmode && 'test mode',
          ]
            .filter(Boolean)
            .join(' · '),
        ),
        element('pre', {}, JSON.stringify(event, null, 2)),
      ),
    ),
  ]
}
