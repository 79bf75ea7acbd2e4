import type { DeliveryStatus } from '@fairwell/core'
import { byId, element } from './element.ts'
import { describeWay, type Way, waysByAdapter } from './ways.ts'

const list = byId('lanes')

/** Which of its events says most about an adapter. */
const telling: readonly DeliveryStatus[] = ['retrying', 'sending', 'handed-over']

/** Shows how far each adapter has come with all that it was given. */
export function showLanes(now: number): void {
  const lanes = [...waysByAdapter()]
  list.replaceChildren(...lanes.map(([adapter, ways]) => lane(adapter, ways, now)))
}

function lane(adapter: string, ways: readonly Way[], now: number): HTMLElement {
  const count = (...statuses: readonly DeliveryStatus[]) =>
    ways.filter(({ status }) => statuses.includes(status)).length
  const delivered = count('delivered')
  const waiting = count('stored', 'retrying', 'sending', 'handed-over')
  const most = telling
    .map((wanted) => ways.findLast(({ status }) => status === wanted))
    .find(Boolean)
  const words = [
    `${delivered} delivered`,
    waiting > 0 && `${waiting} on their way`,
    count('set-aside') > 0 && `${count('set-aside')} set aside`,
    count('dropped') > 0 && `${count('dropped')} dropped`,
  ]
  const state = most?.status ?? (waiting > 0 ? 'stored' : 'delivered')
  return element(
    'li',
    { 'data-adapter': adapter, 'data-status': state },
    element('b', {}, adapter),
    element('span', {}, words.filter(Boolean).join(', ')),
    element('progress', {
      'aria-label': `${adapter}: delivered`,
      max: String(ways.length),
      value: String(delivered),
    }),
    most && element('p', { class: 'quiet' }, describeWay(most, now)),
  )
}
