import { anEvent, testNow } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import { asideKeys, eventKeys, keyOf, laneNames } from './event-keys.ts'
import { forsakenKeys } from './forsaken-keys.ts'

const [mine = '', gone = ''] = laneNames('acme', [{ name: 'http' }, { name: 'gone' }])
const event = anEvent()
const day = 86_400_000
const asideOf = (lane: string) => keyOf(lane, event, 9).replace(eventKeys, asideKeys)

describe('forsakenKeys', () => {
  it('names, after thirty days, what waits for an adapter that is no more, and what was set aside', () => {
    const keys = [keyOf(mine, event, 9), keyOf(gone, event, 9), asideOf(mine), 'unsent', 'lane:x']
    expect(forsakenKeys(keys, [mine], testNow + 29 * day)).toEqual([])
    expect(forsakenKeys(keys, [mine], testNow + 31 * day)).toEqual([keys[1], keys[2]])
  })

  it('keeps what does not say when it began, and what is no key of an event', () => {
    const keys = [keyOf(gone, { ...event, attemptid: 'a1' }, 9), `${eventKeys}${gone} x`]
    expect(forsakenKeys(keys, [], testNow + 1000 * day)).toEqual([])
  })
})
