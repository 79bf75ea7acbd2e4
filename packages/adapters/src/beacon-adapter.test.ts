import { type FlowEvent, isDeliveryError } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { beaconAdapter } from './beacon-adapter.ts'

const url = 'https://collect.example/events'
const context = { attempt: 1, signal: new AbortController().signal }

/** A browser that takes beacons of up to so many bytes together. */
function stubBeacons(room = Infinity) {
  const beacons: { readonly url: string; readonly body: Blob }[] = []
  let left = room
  const sendBeacon = (to: string, body: Blob) => {
    if (body.size > left) return false
    left -= body.size
    beacons.push({ url: to, body })
    return true
  }
  vi.stubGlobal('navigator', { sendBeacon })
  const bodies = () => Promise.all(beacons.map(({ body }) => body.text()))
  return {
    beacons,
    bodies,
    ids: async () => (await bodies()).flatMap((body) => JSON.parse(body)).map(({ id }) => id),
    refill() {
      left = room
    },
  }
}
const idsOf = (events: readonly FlowEvent[]) => events.map(({ id }) => id)
const sizeOf = (events: readonly FlowEvent[]) => new Blob([JSON.stringify(events)]).size

afterEach(() => {
  vi.unstubAllGlobals()
})

describeEventAdapter(
  'beacon',
  () => {
    const { ids } = stubBeacons()
    return { adapter: beaconAdapter({ url }), receivedIds: ids, behave() {} }
  },
  {
    module: () => import('./beacon-adapter.ts'),
    cannot: { fail: 'a beacon has no answer' },
  },
)

describe('what beaconAdapter sends', () => {
  it.each([
    [undefined, 'text/plain;charset=utf-8'],
    ['json', 'application/json'],
    ['cloudevents', 'application/cloudevents-batch+json'],
  ] as const)('is a JSON array, as %s %s', async (format, type) => {
    const { beacons, bodies } = stubBeacons()
    await beaconAdapter({ url, format }).deliver(anEventBatch(3), context)
    expect(beacons.map(({ url, body }) => [url, body.type])).toEqual([[url, type]])
    expect((await bodies()).map((body) => JSON.parse(body))).toEqual([anEventBatch(3)])
  })

  it('is what map makes of each event, and nothing where it drops all', async () => {
    const { bodies } = stubBeacons()
    const map = ({ id, attemptseq }: FlowEvent) => (attemptseq === 1 ? undefined : { id })
    const adapter = beaconAdapter({ url, map })
    await adapter.deliver(anEventBatch(2), context)
    await adapter.deliver([...anEventBatch(1)], context)
    expect((await bodies()).map((body) => JSON.parse(body))).toEqual([
      [{ id: anEventBatch(2)[1]?.id }],
    ])
  })

  it('goes in pieces where it is too much at once, and each event once', async () => {
    const events = anEventBatch(8)
    const { beacons, ids } = stubBeacons(sizeOf(events) + 8)
    const adapter = beaconAdapter({ url })
    // Something else has used up a part of the room.
    navigator.sendBeacon('/host', new Blob(['x'.repeat(sizeOf(events.slice(0, 1)))]))
    beacons.length = 0
    await expect(adapter.deliver(events, context)).rejects.toMatchObject({ retryable: true })
    const arrived = await ids()
    expect(arrived).toEqual(idsOf(events).slice(0, arrived.length))
    expect(arrived.length).toBeGreaterThan(3)
  })

  it('goes on where it was refused, when it is asked again', async () => {
    const events = anEventBatch(8)
    const { ids, refill } = stubBeacons(sizeOf(events.slice(0, 5)))
    const adapter = beaconAdapter({ url })
    const failure = await adapter.deliver(events, context).catch((error) => error)
    expect(isDeliveryError(failure) && failure.retryable).toBe(true)
    refill()
    await adapter.deliver(events, context)
    expect(await ids()).toEqual(idsOf(events))
    refill()
    await adapter.deliver(events.slice(0, 1), context)
    expect(await ids()).toHaveLength(9)
  })

  it('is not sent again by a page that lives on after it was hidden', async () => {
    const { ids } = stubBeacons()
    const adapter = beaconAdapter({ url })
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    await adapter.deliver(anEventBatch(3), context)
    expect(await ids()).toEqual(idsOf(anEventBatch(3)))
  })
})

describe('what beaconAdapter makes of a browser', () => {
  it('that has no beacons, or whose function throws: again later', async () => {
    for (const navigator of [
      undefined,
      {},
      {
        sendBeacon() {
          throw new TypeError('broken')
        },
      },
    ]) {
      vi.stubGlobal('navigator', navigator)
      const adapter = beaconAdapter({ url })
      await expect(adapter.deliver(anEventBatch(2), context)).rejects.toMatchObject({
        retryable: true,
      })
      expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(false)
    }
  })

  it('that takes no event so large: never', async () => {
    stubBeacons(64 * 1024)
    const large = { ...anEvent(), subject: 'x'.repeat(66_000) }
    await expect(beaconAdapter({ url }).deliver([large], context)).rejects.toMatchObject({
      retryable: false,
    })
  })

  it('whose map throws: a fault of code', async () => {
    stubBeacons()
    const map = () => {
      throw new RangeError('broken')
    }
    await expect(beaconAdapter({ url, map }).deliver([anEvent()], context)).rejects.toThrow(
      RangeError,
    )
  })
})
