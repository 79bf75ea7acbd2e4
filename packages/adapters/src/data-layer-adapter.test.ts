import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DataLayerMessage, dataLayerAdapter } from './data-layer-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

type Pushed = Partial<DataLayerMessage> & {
  readonly eventCallback?: (container?: string) => void
  readonly eventTimeout?: number
}
let layer: Pushed[]
const events = () => layer.filter(({ event }) => event)

beforeEach(() => {
  layer = []
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('dataLayer', layer)
})
afterEach(() => vi.unstubAllGlobals())

describeEventAdapter(
  'data-layer',
  () => ({
    adapter: dataLayerAdapter(),
    receivedIds: () => events().map(({ cancel_flow }) => `${cancel_flow?.event_id}`),
    behave() {},
  }),
  { cannot: { fail: 'an array takes everything' } },
)

describe('what the data layer gets', () => {
  it('is the event with its properties in an object of its own, after a push that empties it', async () => {
    const event = anEvent('offer.shown')
    await dataLayerAdapter().deliver([event], context)
    expect(layer).toEqual([
      { cancel_flow: null },
      {
        event: 'cancel_flow_offer_shown',
        cancel_flow: {
          event_id: event.id,
          time: event.time,
          attempt_id: event.attemptid,
          attempt_seq: 1,
          flow_id: 'test-flow',
          flow_version: 1,
          mode: 'local',
          locale: 'en',
          offer_id: 'discount',
          kind: 'discount',
          terms_percent_off: 50,
          terms_cycles: 3,
          screen_index: 0,
        },
      },
    ])
  })

  it.each([
    ['attempt.started', { value: 29, currency: 'USD', subscription_plan_id: 'pro' }],
    ['screen.viewed', { screen: 'survey', index: 0 }],
    ['reason.chosen', { reason_id: 'too-expensive', category: 'price' }],
    ['offer.applied', { offer_id: 'discount', confirmed_by: 'handler' }],
    ['attempt.saved', { offer_id: 'discount', duration_ms: 12_000 }],
    ['attempt.failed', { code: 'FW2001' }],
    ['save.validated', { value: 14.5, currency: 'USD', days: 30 }],
  ] as const)('of %s', async (type, facts) => {
    await dataLayerAdapter().deliver([anEvent(type) as FlowEvent], context)
    expect(events()).toMatchObject([
      { event: `cancel_flow_${type.replace('.', '_')}`, cancel_flow: facts },
    ])
  })

  it('is named alike for every type', async () => {
    await dataLayerAdapter().deliver(everyEvent(), context)
    expect(events()).toHaveLength(everyEvent().length)
    for (const { event } of events()) expect(event).toMatch(/^cancel_flow_[a-z_]+$/)
  })

  it('goes to the array of another name, which is made where it is not there', async () => {
    await dataLayerAdapter({ dataLayer: 'ourLayer' }).deliver(anEventBatch(1), context)
    expect((globalThis as { ourLayer?: Pushed[] }).ourLayer).toHaveLength(2)
    expect(layer).toEqual([])
    vi.stubGlobal('ourLayer', undefined)
  })

  it('is not made up where there is no page: nobody would read it', async () => {
    vi.stubGlobal('window', undefined)
    vi.stubGlobal('dataLayer', undefined)
    await expect(dataLayerAdapter().deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
    expect(globalThis).not.toHaveProperty('dataLayer', expect.anything())
  })

  it('comes once, also where a page that was hidden comes back', async () => {
    const adapter = dataLayerAdapter()
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(events()).toHaveLength(2)
  })

  it('is what the map makes of it', async () => {
    const adapter = dataLayerAdapter({ map: (_, message) => ({ ...message, event: 'mine' }) })
    await adapter.deliver(anEventBatch(1), context)
    expect(events()).toMatchObject([{ event: 'mine' }])
  })
})

describe('the tags of a container', () => {
  it('are waited for where that is asked', async () => {
    const adapter = dataLayerAdapter({ waitForTags: 'GTM-OURS', eventTimeoutMs: 700 })
    const delivered = vi.fn()
    const delivery = adapter.deliver(anEventBatch(1), context).then(delivered)
    const [{ eventCallback, eventTimeout } = {}] = events()
    expect(eventTimeout).toBe(700)
    eventCallback?.('GTM-OTHER')
    await new Promise((resolve) => setTimeout(resolve))
    expect(delivered).not.toHaveBeenCalled()
    eventCallback?.('GTM-OURS')
    await delivery
  })

  it('may be those of any container', async () => {
    const delivery = dataLayerAdapter({ waitForTags: true }).deliver(anEventBatch(1), context)
    events()[0]?.eventCallback?.('GTM-ANY')
    await delivery
  })

  it('are not waited for otherwise', async () => {
    await dataLayerAdapter().deliver(anEventBatch(1), context)
    expect(events()[0]).not.toHaveProperty('eventCallback')
  })
})
