import type { FlowEvent } from '@fairwell/core'
import type { PanelMessage, PanelView } from '../panel-view.ts'
import { familyOf, shortType } from './describe-event.ts'
import { byId } from './element.ts'
import { followPage } from './follow-page.ts'
import { showStored, showWays } from './show-events.ts'
import { showLanes } from './show-lanes.ts'
import { onTryOut, showOffers } from './show-offers.ts'
import { showSubscription } from './show-subscription.ts'
import { onSwitch, showSwitches } from './show-switches.ts'
import { forgetWays, learn, waysOf } from './ways.ts'

const frame = byId<HTMLIFrameElement>('page')
const alone = byId<HTMLAnchorElement>('alone')
let shownEpoch: number | undefined
let view: PanelView | undefined
let outcome: string | undefined
/** Attempts of earlier worlds: their events may still be on their way. */
const oldAttempts = new Set<string>()
let attempts = new Set<string>()

function post(path: string, body: object = {}): void {
  const headers = { 'content-type': 'application/json' }
  void fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

function show(): void {
  if (!view) return
  showSwitches(view)
  showSubscription(view, outcome)
  showOffers(view.offers)
  const { earlier, name } = view.store
  byId('store').textContent = earlier > 0 ? `${name}, after ${earlier} earlier` : name
  if (view.epoch === shownEpoch) return
  shownEpoch = view.epoch
  const path = `/${view.settings.page}/`
  alone.href = path
  frame.addEventListener('load', () => frame.setAttribute('data-epoch', String(shownEpoch)), {
    once: true,
  })
  frame.src = path
}

const stream = new EventSource('/panel/stream')
stream.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data) as PanelMessage
  if ('view' in message) view = message.view
  else {
    if (message.isFresh) startAfresh()
    const last = message.events.findLast(({ event }) => familyOf(event.type) === 'outcome')
    if (last) outcome = shortType(last.event.type).replace('attempt.', '')
    showStored(message.events, message.isFresh)
    showDeliveries()
  }
  show()
})

function startAfresh(): void {
  outcome = undefined
  for (const attempt of attempts) oldAttempts.add(attempt)
  attempts = new Set()
  forgetWays()
}

function showDeliveries(events?: readonly FlowEvent[]): void {
  const now = Date.now()
  showWays(now, events)
  showLanes(now)
}

followPage(frame, (report) => {
  const subject = view?.before.subscriber?.id
  const events = report.events.filter(
    (event) => event.subject === subject && !oldAttempts.has(event.attemptid),
  )
  if (events.length === 0) return
  for (const { attemptid } of events) attempts.add(attemptid)
  // The offers are explained by what has happened, not by what has arrived.
  const fresh = events.filter((event) => waysOf(event).size === 0)
  if (fresh.length > 0) post('/panel/seen', fresh)
  learn({ ...report, events })
  showDeliveries(events)
})
// What is to be tried again says in how many seconds.
setInterval(() => {
  if (document.querySelector('[data-status="retrying"]')) showDeliveries()
}, 500)

onSwitch((settings) => post('/panel/settings', settings))
onTryOut((reason) => post('/panel/try-out', { reason }))
// What a browser tells its pages then; nobody waits for the next try.
byId('online').addEventListener('click', () =>
  frame.contentWindow?.dispatchEvent(new Event('online')),
)
byId('start-over').addEventListener('click', () => post('/panel/start-over'))
