import { amplitudeAdapter } from '@fairwell/adapters/amplitude'
import { customerIoAdapter } from '@fairwell/adapters/customer-io'
import { mixpanelAdapter } from '@fairwell/adapters/mixpanel'
import { posthogAdapter } from '@fairwell/adapters/posthog'
import { rudderstackAdapter } from '@fairwell/adapters/rudderstack'
import { segmentAdapter } from '@fairwell/adapters/segment'
import { offerAdapters } from '../../src/offer-adapters.ts'

declare global {
  /** Offers the adapters, each with its HTTP API at this server. */
  var postTo: (server: string) => void
}

globalThis.postTo = (server) =>
  offerAdapters({
    segment: segmentAdapter({ writeKey: 'key', url: `${server}/segment` }),
    'customer-io': customerIoAdapter({ writeKey: 'key', url: `${server}/customer-io` }),
    rudderstack: rudderstackAdapter({ writeKey: 'key', dataPlaneUrl: `${server}/rudderstack` }),
    posthog: posthogAdapter({ apiKey: 'phc_key', url: `${server}/posthog` }),
    amplitude: amplitudeAdapter({ apiKey: 'key', url: `${server}/amplitude` }),
    mixpanel: mixpanelAdapter({ token: 'token', url: `${server}/mixpanel` }),
  })
