import type { FlowEvent } from '@fairwell/core'
import { anEvent } from '@fairwell/testkit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { openVendorPage, type VendorCall } from '../../src/vendor-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The event in an envelope: a header, then a header and a body for each item. */
function eventIn({ text }: VendorCall) {
  const [, header, body] = text.split('\n').map((line) => JSON.parse(line))
  return header.type === 'event' ? body : undefined
}

describe("Sentry, with '@sentry/browser'", () => {
  it('shows at an error of the page what the cancel flow did before', async () => {
    const { page, calls, errors, deliver, close } = await openVendorPage(browser, 'sentry.page.ts')
    const events: FlowEvent[] = [
      anEvent('attempt.started'),
      anEvent('reason.chosen', { seq: 2 }),
      anEvent('answer.given', { seq: 3, data: { text: 'Ask mary@example.com' } }),
      anEvent('offer.failed', { seq: 4 }),
      anEvent('attempt.released', { seq: 5 }),
    ]
    expect(await deliver('trail', events)).toBeUndefined()
    expect(calls).toEqual([])
    await page.evaluate(() => failLater())
    await until(() => calls.length > 0, 'the error')
    const error = calls.map(eventIn)[0]
    expect(calls[0]?.url.host).toBe('o1.ingest.sentry.example')
    expect(error.breadcrumbs).toMatchObject(
      events.map(({ type, time, attemptid }) => ({
        category: 'cancel-flow',
        message: type.replace('fairwell.', ''),
        timestamp: Date.parse(time) / 1000,
        data: { attempt_id: attemptid, flow_id: 'test-flow' },
      })),
    )
    expect(error.tags).toEqual({
      'cancel_flow.id': 'test-flow',
      'cancel_flow.outcome': 'released',
      'cancel_flow.reason_category': 'price',
    })
    expect(error.contexts.cancel_flow).toMatchObject({
      event: 'attempt.released',
      attempt_id: events[0]?.attemptid,
    })
    expect(calls[0]?.text).not.toMatch(/Ask|mary|2900/)

    await deliver('trail', [anEvent('attempt.started', { attempt: 2 })])
    await page.evaluate(() => failLater())
    await until(() => calls.length > 1, 'the second error')
    expect(eventIn(calls[1] as VendorCall).tags).toEqual({
      'cancel_flow.id': 'test-flow',
      'cancel_flow.outcome': 'open',
    })
    expect(errors).toEqual([])
    await close()
  })

  it('gets a failure of the flow as an error where that is asked', async () => {
    const { calls, errors, deliver, close } = await openVendorPage(browser, 'sentry.page.ts')
    const failed = anEvent('attempt.failed')
    await deliver('failures', [failed])
    await until(() => calls.length > 0, 'the failure')
    expect(eventIn(calls[0] as VendorCall)).toMatchObject({
      event_id: failed.id.replaceAll('-', ''),
      level: 'error',
      message: 'The cancel flow failed: FW2001',
      fingerprint: ['cancel-flow', 'FW2001'],
      timestamp: Date.parse(failed.time) / 1000,
      tags: { 'cancel_flow.code': 'FW2001', 'cancel_flow.outcome': 'failed' },
    })
    expect(errors).toEqual([])
    await close()
  })
})
