import { afterEach, describe, expect, it, vi } from 'vitest'
import { amplitudeAdapter } from './amplitude-adapter.ts'
import { beaconAdapter } from './beacon-adapter.ts'
import { customerIoAdapter } from './customer-io-adapter.ts'
import { datadogAdapter } from './datadog-adapter.ts'
import { ga4Adapter } from './ga4-adapter.ts'
import { httpAdapter } from './http-adapter.ts'
import { hubspotAdapter } from './hubspot-adapter.ts'
import { mixpanelAdapter } from './mixpanel-adapter.ts'
import { posthogAdapter } from './posthog-adapter.ts'
import { rudderstackAdapter } from './rudderstack-adapter.ts'
import { segmentAdapter } from './segment-adapter.ts'
import { sentryAdapter } from './sentry-adapter.ts'
import { webhookAdapter } from './server/webhook-adapter.ts'
import { snowplowAdapter } from './snowplow-adapter.ts'

type Make = (options?: unknown) => unknown
const secret = `whsec_${btoa('a secret that is long enough')}`

describe('an adapter that would not know where to send', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    ['http', httpAdapter, 'url'],
    ['beacon', beaconAdapter, 'url'],
    ['segment', segmentAdapter, 'client or writeKey'],
    ['rudderstack', rudderstackAdapter, 'client or writeKey'],
    ['customer-io', customerIoAdapter, 'client or writeKey'],
    ['posthog', posthogAdapter, 'client or apiKey'],
    ['amplitude', amplitudeAdapter, 'client or apiKey'],
    ['mixpanel', mixpanelAdapter, 'client or token'],
    ['snowplow', snowplowAdapter, 'client or collector with https://'],
    ['datadog', datadogAdapter, 'client or clientToken or apiKey'],
    ['sentry', sentryAdapter, 'client'],
    ['hubspot', hubspotAdapter, 'hubId'],
  ] as readonly (readonly [string, unknown, string])[])(
    '%s is not made, and says what it needs',
    (name, adapter, what) => {
      const message = `FW5102 ${name} needs ${what}. https://fairwell.dev/errors#FW5102`
      for (const options of [undefined, null, {}, { client: undefined }]) {
        expect(() => (adapter as Make)(options)).toThrow(new Error(message))
      }
    },
  )

  it.each([
    ['webhook needs url', webhookAdapter, { secret }],
    ['rudderstack needs dataPlaneUrl with https://', rudderstackAdapter, { writeKey: 'key' }],
    [
      'rudderstack needs dataPlaneUrl with https://',
      rudderstackAdapter,
      { writeKey: 'key', dataPlaneUrl: 'acme.dataplane.example' },
    ],
    [
      'snowplow needs client or collector with https://',
      snowplowAdapter,
      { collector: 'collector.example.com' },
    ],
    ['hubspot needs contact', hubspotAdapter, { hubId: 1, accessToken: 'secret' }],
    ['ga4 needs measurementId', ga4Adapter, { apiSecret: 'secret', clientId: () => '1.2' }],
    ['ga4 needs clientId', ga4Adapter, { apiSecret: 'secret', measurementId: 'G-1' }],
  ] as readonly (readonly [string, unknown, object])[])('%s', (what, adapter, options) => {
    const message = `FW5102 ${what}. https://fairwell.dev/errors#FW5102`
    expect(() => (adapter as Make)(options)).toThrow(new Error(message))
  })
})
