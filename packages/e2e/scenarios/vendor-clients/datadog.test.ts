import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

interface Line {
  readonly type?: string
  readonly action?: { readonly type: string; readonly target: { readonly name: string } }
  readonly context?: { readonly cancel_flow: Facts }
  readonly message?: string
  readonly cancel_flow?: Facts
}
type Facts = Readonly<Record<string, unknown>>

/** What the SDK and we send: a JSON object on each line. */
const lines = ({ text, url }: VendorCall): Line[] =>
  /\/api\/v2\/(rum|logs)$/.test(url.pathname)
    ? text.split('\n').map((line) => JSON.parse(line))
    : []

const ways = {
  rum: { acknowledges: false, exits: true },
  logs: { acknowledges: false, exits: true },
  http: { acknowledges: true, exits: true },
} as const

describeVendor("Datadog, with '@datadog/browser-rum' and '@datadog/browser-logs'", {
  page: 'datadog.page.ts',
  ways,
  read: (call) =>
    lines(call)
      .map(({ action, context, message, cancel_flow }) => ({
        name: action?.target.name ?? message ?? '',
        properties: context?.cancel_flow ?? cancel_flow ?? {},
      }))
      .filter(({ name }) => name.startsWith('cancel_flow'))
      .map((record) => ({ ...record, id: `${record.properties.event_id}` })),
  expected: ({ id, type, attemptid }) => ({
    name: `cancel_flow_${type.replace('fairwell.', '').replace('.', '_')}`,
    id,
    properties: { attempt_id: attemptid, flow_id: 'test-flow' },
  }),
  also(calls, way) {
    // No words, no amounts: not even redacted ones.
    expect(calls.map(({ text }) => text).join()).not.toMatch(/Ask |"text":|1450|priceMinor/)
    const ours = calls.filter((call) => lines(call).length && call.text.includes('cancel_flow_'))
    for (const { url } of ours) {
      expect(url.host).toBe('browser-intake-us5-datadoghq.com')
      expect(url.pathname).toBe(way === 'rum' ? '/api/v2/rum' : '/api/v2/logs')
      expect(url.searchParams.get('dd-api-key')).toBe('pub0123456789abcdef0123456789abcdef')
      expect(url.searchParams.get('ddsource')).toBe('browser')
    }
  },
})
