import type { FlowEvent } from '@fairwell/core'
import { anEvent } from '@fairwell/testkit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './host-page.ts'
import { launch } from './launch.ts'
import { openVendorPage, type VendorAnswer, type VendorCall } from './vendor-page.ts'

/** One of our events as a vendor's backend would have read it. */
export interface VendorRecord {
  readonly name: string
  /** What the vendor tells repeats by. */
  readonly id?: string | undefined
  /** When it happened, as the vendor writes it. */
  readonly time?: string | number | undefined
  /** Who it was, where the vendor knows. */
  readonly user?: string | undefined
  readonly properties: Readonly<Record<string, unknown>>
}

/** How one vendor is reached from a page, and what is to arrive there. */
export interface VendorScenario {
  /** In `scenarios/vendor-clients`; offers adapters by the names of `ways`. */
  readonly page: string
  /**
   * Its adapters: whether each knows when the vendor has refused or could not be reached, and whether
   * what is handed over arrives from a page that is gone the next moment.
   */
  readonly ways: Readonly<
    Record<string, { readonly acknowledges: boolean; readonly exits: boolean }>
  >
  /** Our events in a call, and no others. */
  read(call: VendorCall): readonly VendorRecord[]
  /** What is to arrive of an event. */
  expected(event: FlowEvent, way: string): Partial<VendorRecord>
  /** What the vendor answers where it takes everything. */
  readonly answer?: ((call: VendorCall) => VendorAnswer | undefined) | undefined
  /** Looks at all calls of one way: who was identified, what was grouped. */
  readonly also?: ((calls: readonly VendorCall[], way: string) => void) | undefined
}

const secrets = ['mary@example.com', '4111111111111111']
const events: readonly FlowEvent[] = [
  anEvent('attempt.started'),
  anEvent('offer.shown', { seq: 2 }),
  anEvent('answer.given', { seq: 3, data: { text: `Ask ${secrets[0]}, card ${secrets[1]}.` } }),
  anEvent('save.validated', { seq: 4 }),
]

/** The names of these events, which vendors write in one way or another. */
const titles: Readonly<Record<string, string>> = {
  'fairwell.attempt.started': 'Cancel Flow Attempt Started',
  'fairwell.offer.shown': 'Cancel Flow Offer Shown',
  'fairwell.answer.given': 'Cancel Flow Answer Given',
  'fairwell.save.validated': 'Cancel Flow Save Validated',
  'fairwell.attempt.dismissed': 'Cancel Flow Attempt Dismissed',
}

/** `Cancel Flow Offer Shown` */
export function titleOf({ type }: FlowEvent): string {
  return titles[type] ?? ''
}

/** `cancel_flow_offer_shown` */
export function snakeTitleOf(event: FlowEvent): string {
  return titleOf(event).toLowerCase().replaceAll(' ', '_')
}

/** What every vendor is told of an event. */
export function propertiesOf(event: FlowEvent): Readonly<Record<string, unknown>> {
  return {
    attempt_id: event.attemptid,
    flow_id: 'test-flow',
    ...(event.type === 'fairwell.save.validated' && { value: 14.5, currency: 'USD' }),
  }
}

/** Registers what is to hold of a vendor with its real client in a real browser. */
export function describeVendor(name: string, scenario: VendorScenario): void {
  const { page: file, ways, read, expected, answer, also } = scenario
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  describe(name, () => {
    it.each(Object.entries(ways))('gets events by %s', async (way, { acknowledges, exits }) => {
      let isDown = false
      const vendor = await openVendorPage(browser, file, (call) =>
        isDown ? { status: 503 } : answer?.(call),
      )
      const records = () => vendor.calls.flatMap((call) => [...read(call)])

      expect(await vendor.deliver(way, events)).toBeUndefined()
      await until(() => records().length >= events.length, `the events by ${way}`)
      expect(records()).toMatchObject(events.map((event) => expected(event, way)))
      also?.(vendor.calls, way)
      const sent = vendor.calls.map(({ url, text }) => decodeURIComponent(`${url} ${text}`)).join()
      for (const secret of secrets) expect(sent).not.toContain(secret)

      if (acknowledges) {
        isDown = true
        expect(await vendor.deliver(way, events.slice(1, 2))).toMatchObject({ retryable: true })
        isDown = false
      }
      if (exits) {
        const last = anEvent('attempt.dismissed', { seq: 5 })
        expect(await vendor.handOverAndLeave(way, [last])).toBe(true)
        await until(
          () => records().some((record) => record.name === expected(last, way).name),
          `what was handed over by ${way}`,
        )
      }
      expect(vendor.errors).toEqual([])
      await vendor.close()
    })
  })
}
