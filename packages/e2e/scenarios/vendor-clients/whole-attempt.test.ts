import type { FlowEvent } from '@fairwell/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { openVendorPage, type VendorCall } from '../../src/vendor-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** By host, the ids of our events in a call. */
const idsAt: Readonly<Record<string, (call: VendorCall) => readonly (string | undefined)[]>> = {
  'us.i.posthog.com': ({ json }) =>
    [json?.batch ?? json ?? []].flat().map(({ event, uuid }) => ours(event, uuid)),
  'api2.amplitude.com': ({ json }) =>
    (json?.events ?? []).map((each: { event_type: string; insert_id: string }) =>
      ours(each.event_type, each.insert_id),
    ),
  'api-js.mixpanel.com': ({ text }) =>
    [JSON.parse(new URLSearchParams(text).get('data') ?? '[]')]
      .flat()
      .map(({ event, properties }) => ours(event, properties.$insert_id)),
  'api.segment.io': ({ json }) => [ours(json.event, json.messageId)],
  'cdp.customer.io': ({ json }) => [ours(json?.event, json?.properties?.event_id)],
  'data.example.com': ({ json }) =>
    json.batch.map((each: { event?: string; messageId: string }) =>
      ours(each.event, each.messageId),
    ),
}

function ours(name: string | undefined, id: string): string | undefined {
  return name && /^cancel.flow/i.test(name) ? id : undefined
}

it('one attempt reaches six products, through clients and by an API: each event once, in order', async () => {
  const vendor = await openVendorPage(browser, 'whole-attempt.page.ts', ({ url }) =>
    url.hostname.includes('mixpanel') ? { body: { status: 1 } } : { body: { code: 200 } },
  )
  const told = await vendor.page.evaluate(
    ([definition, account]) =>
      leaveThroughFlow(JSON.parse(definition) as never, JSON.parse(account) as never),
    [JSON.stringify(readDefinition('flow.example')), JSON.stringify(monthly)] as const,
  )
  const events: readonly FlowEvent[] = JSON.parse(told)
  expect(events.at(-1)?.type).toBe('fairwell.attempt.cancelled')

  const arrivedAt = (host: string) =>
    vendor.calls
      .filter(({ url }) => url.hostname === host)
      .flatMap((call) => idsAt[host]?.(call) ?? [])
      .filter((id) => id !== undefined)
  for (const host of Object.keys(idsAt)) {
    await until(() => arrivedAt(host).length >= events.length, `${events.length} events at ${host}`)
    expect(arrivedAt(host)).toEqual(events.map(({ id }) => id))
  }
  expect(vendor.errors).toEqual([])
  await vendor.close()
})
