import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { describe, expect, it, vi } from 'vitest'
import { type SentryBreadcrumb, sentryAdapter } from './sentry-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

function fakeSentry() {
  const breadcrumbs: SentryBreadcrumb[] = []
  const tags: Record<string, string | undefined> = {}
  const captureEvent = vi.fn()
  const contexts: Record<string, unknown> = {}
  const client = {
    addBreadcrumb(breadcrumb: SentryBreadcrumb) {
      breadcrumbs.push(breadcrumb)
    },
    setTag(name: string, value: string | undefined) {
      tags[name] = value
    },
    setContext(name: string, context: object) {
      contexts[name] = context
    },
    captureEvent,
  }
  return { client, breadcrumbs, tags, contexts, captureEvent }
}

describeEventAdapter(
  'sentry',
  () => {
    const { client, breadcrumbs } = fakeSentry()
    return {
      adapter: sentryAdapter({
        client,
        map: ({ id }, { breadcrumb, tags }) => ({
          breadcrumb: { ...breadcrumb, data: { ...breadcrumb.data, event_id: id } },
          tags,
        }),
      }),
      receivedIds: () => breadcrumbs.map(({ data }) => `${data.event_id}`),
      behave() {},
    }
  },
  { cannot: { fail: 'a breadcrumb stays in the page' } },
)

describe('what Sentry gets of an event', () => {
  it.each([
    ['attempt.started', 'info', { 'cancel_flow.id': 'test-flow', 'cancel_flow.outcome': 'open' }],
    ['screen.viewed', 'info', {}],
    ['reason.chosen', 'info', { 'cancel_flow.reason_category': 'price' }],
    ['offer.failed', 'warning', {}],
    ['attempt.saved', 'info', { 'cancel_flow.outcome': 'saved' }],
    ['attempt.released', 'info', { 'cancel_flow.outcome': 'released' }],
    ['attempt.failed', 'error', { 'cancel_flow.outcome': 'failed' }],
  ] as const)(
    'of %s is a breadcrumb, and tags of what it says of the page',
    async (type, level, said) => {
      const { client, breadcrumbs, tags, captureEvent } = fakeSentry()
      const event = anEvent(type) as FlowEvent
      await sentryAdapter({ client }).deliver([event], context)
      expect(breadcrumbs).toEqual([
        {
          category: 'cancel-flow',
          level,
          message: type,
          timestamp: Date.parse(event.time) / 1000,
          data: expect.objectContaining({ attempt_id: event.attemptid, flow_id: 'test-flow' }),
        },
      ])
      expect(Object.fromEntries(Object.entries(tags).filter(([, value]) => value))).toEqual(said)
      expect(captureEvent).not.toHaveBeenCalled()
    },
  )

  it('says as a context where the flow was last', async () => {
    const { client, contexts } = fakeSentry()
    const viewed = anEvent('screen.viewed', { seq: 2 })
    await sentryAdapter({ client }).deliver([anEvent('attempt.started'), viewed], context)
    expect(contexts).toEqual({
      cancel_flow: {
        event: 'screen.viewed',
        attempt_id: viewed.attemptid,
        attempt_seq: 2,
        flow_id: 'test-flow',
        flow_version: 1,
        mode: 'local',
        locale: 'en',
        screen: 'survey',
        index: 0,
      },
    })
  })

  it('forgets the reason of the attempt before', async () => {
    const { client, tags } = fakeSentry()
    const adapter = sentryAdapter({ client })
    await adapter.deliver([anEvent('reason.chosen')], context)
    await adapter.deliver([anEvent('attempt.started', { attempt: 2 })], context)
    expect(tags['cancel_flow.reason_category']).toBeUndefined()
  })

  it.each(everyEvent())(
    'of $type has no word, no answer, no amount and no person in it',
    async (event) => {
      const { client, breadcrumbs, tags, contexts, captureEvent } = fakeSentry()
      const data = { ...event.data, text: 'SECRET', value: 'SECRET', terms: { note: 'SECRET' } }
      await sentryAdapter({ client, captureFailures: true }).deliver(
        [
          {
            ...event,
            subject: 'SECRET',
            data: { ...data, choice: 'SECRET', later: 'SECRET' },
          } as never,
        ],
        context,
      )
      expect(breadcrumbs).toHaveLength(1)
      const given = JSON.stringify([breadcrumbs, tags, contexts, captureEvent.mock.calls])
      expect(given).not.toMatch(/SECRET|2900|1450|USD/)
    },
  )

  it('is an error of its own only where it failed, and only where that is asked', async () => {
    const { client, captureEvent } = fakeSentry()
    const failed = anEvent('attempt.failed', { seq: 2 })
    const adapter = sentryAdapter({ client, captureFailures: true })
    await adapter.deliver(
      [anEvent('offer.failed'), failed, anEvent('attempt.saved', { seq: 3 })],
      context,
    )
    expect(captureEvent.mock.calls).toEqual([
      [
        {
          event_id: failed.id.replaceAll('-', ''),
          message: 'The cancel flow failed: FW2001',
          level: 'error',
          tags: { 'cancel_flow.code': 'FW2001' },
          fingerprint: ['cancel-flow', 'FW2001'],
          timestamp: Date.parse(failed.time) / 1000,
        },
      ],
    ])
  })

  it('comes once, also where a page that was hidden comes back', async () => {
    const { client, breadcrumbs } = fakeSentry()
    const adapter = sentryAdapter({ client: () => client })
    adapter.deliverOnExit?.(anEventBatch(2))
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(breadcrumbs).toHaveLength(2)
  })

  it('waits in the storage for a client that is not there yet', async () => {
    const adapter = sentryAdapter({ client: () => undefined })
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
  })
})
