import type { PanelMessage, PanelView } from '../panel-view.ts'
import { familyOf, shortType } from './describe-event.ts'
import { byId } from './element.ts'
import { showEvents } from './show-events.ts'
import { onTryOut, showOffers } from './show-offers.ts'
import { showSubscription } from './show-subscription.ts'
import { onSwitch, showSwitches } from './show-switches.ts'

const frame = byId<HTMLIFrameElement>('page')
const alone = byId<HTMLAnchorElement>('alone')
let shownEpoch: number | undefined
let view: PanelView | undefined
let outcome: string | undefined

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
    if (message.isFresh) outcome = undefined
    const last = message.events.findLast(({ event }) => familyOf(event.type) === 'outcome')
    if (last) outcome = shortType(last.event.type).replace('attempt.', '')
    showEvents(message.events, message.isFresh)
  }
  show()
})

onSwitch((settings) => post('/panel/settings', settings))
onTryOut((reason) => post('/panel/try-out', { reason }))
byId('start-over').addEventListener('click', () => post('/panel/start-over'))
