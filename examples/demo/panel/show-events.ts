import type { FlowEvent } from '@fairwell/core'
import type { StoredView } from '../panel-view.ts'
import { describeEvent, familyOf, shortType } from './describe-event.ts'
import { byId, element } from './element.ts'
import { describeWay, keyOf, signs, waysOf } from './ways.ts'

const list = byId('events')
const rows = new Map<string, { readonly event: FlowEvent; readonly row: HTMLElement }>()
let attempts: string[] = []

/** Adds events that were stored, in that order, or says so of those that are listed already. */
export function showStored(events: readonly StoredView[], isFresh: boolean): void {
  if (isFresh) {
    attempts = []
    rows.clear()
    list.replaceChildren()
  }
  for (const { event, origin, isVerified } of events) {
    const row = rowOf(event)
    row.dataset.stored = origin
    const said = [
      new Date(event.time).toLocaleTimeString(),
      origin === 'server' ? 'said by the server' : 'said by the page',
      isVerified && 'token verified',
      event.testmode && 'test mode',
    ]
    const facts = row.querySelector('.stored')
    if (facts) facts.textContent = said.filter(Boolean).join(' · ')
  }
}

/** Shows how far events have come; of those that are given, or of all. */
export function showWays(now: number, events?: readonly FlowEvent[]): void {
  for (const event of events ?? []) rowOf(event)
  for (const { event, row } of rows.values()) {
    const ways = [...waysOf(event)]
    const worst = ways.map(([, { status }]) => status).find((status) => status !== 'delivered')
    row.dataset.way = worst ?? (ways.length > 0 ? 'delivered' : '')
    row
      .querySelector('.signs')
      ?.replaceChildren(
        ...ways.map(([adapter, way]) =>
          element(
            'span',
            { 'data-status': way.status, title: `${adapter}: ${describeWay(way, now)}` },
            element('span', { 'aria-hidden': 'true' }, signs[way.status]),
            element('span', { class: 'unseen' }, ` ${adapter}: ${way.status}. `),
          ),
        ),
      )
    row
      .querySelector('.ways')
      ?.replaceChildren(
        ...ways.map(([adapter, way]) =>
          element('li', {}, element('b', {}, adapter), ` ${describeWay(way, now)}`),
        ),
      )
  }
}

function rowOf(event: FlowEvent): HTMLElement {
  const key = keyOf(event)
  const known = rows.get(key)?.row
  if (known) return known
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40
  if (!attempts.includes(event.attemptid)) {
    attempts.push(event.attemptid)
    list.append(element('li', { class: 'attempt' }, `Attempt ${attempts.length}`))
  }
  const row = entryOf(event)
  rows.set(key, { event, row })
  list.append(row)
  if (isAtEnd) list.scrollTop = list.scrollHeight
  return row
}

function entryOf(event: FlowEvent): HTMLElement {
  const { type, attemptseq } = event
  return element(
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
        element('span', { class: 'said' }, describeEvent(event)),
        element('span', { class: 'signs' }),
      ),
      element('ul', { class: 'ways quiet' }),
      element('p', { class: 'stored quiet' }, 'not stored'),
      element('pre', {}, JSON.stringify(event, null, 2)),
    ),
  )
}
