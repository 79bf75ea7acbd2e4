import * as amplitude from '@amplitude/analytics-browser'
import { AnalyticsBrowser as CustomerIo } from '@customerio/cdp-analytics-browser'
import { amplitudeAdapter } from '@fairwell/adapters/amplitude'
import { customerIoAdapter } from '@fairwell/adapters/customer-io'
import { mixpanelAdapter } from '@fairwell/adapters/mixpanel'
import { posthogAdapter } from '@fairwell/adapters/posthog'
import { rudderstackAdapter } from '@fairwell/adapters/rudderstack'
import { segmentAdapter } from '@fairwell/adapters/segment'
import { createCancelFlow, type FlowEvent } from '@fairwell/core'
import { browserPorts } from '@fairwell/core/browser'
import { AnalyticsBrowser as Segment } from '@segment/analytics-next'
import mixpanel from 'mixpanel-browser'
import { posthog } from 'posthog-js'

declare global {
  /** Goes through a flow to its end, and gives the events of it once all have been delivered. */
  var leaveThroughFlow: (definition: never, account: never) => Promise<string>
}

const posthogClient = posthog.init('phc_public', {
  opt_out_useragent_filter: true,
  autocapture: false,
  capture_pageview: false,
  disable_session_recording: true,
  advanced_disable_flags: true,
})
amplitude.init('public-key', 'u_1', {
  autocapture: false,
  fetchRemoteConfig: false,
  flushIntervalMillis: 100,
})
mixpanel.init('public-token', { track_pageview: false, autocapture: false })
const segment = Segment.load({
  writeKey: 'public-key',
  cdnSettings: { integrations: { 'Segment.io': { apiKey: 'public-key' } } },
})

const customerIo = CustomerIo.load({
  writeKey: 'public-key',
  cdnSettings: { integrations: { 'Customer.io Data Pipelines': { apiKey: 'public-key' } } },
})

globalThis.leaveThroughFlow = async (definition, account) => {
  const events: FlowEvent[] = []
  const flow = createCancelFlow({
    definition,
    account,
    handlers: { cancel: async () => {} },
    adapters: [
      posthogAdapter({ client: posthogClient }),
      amplitudeAdapter({ client: amplitude }),
      mixpanelAdapter({ client: mixpanel }),
      segmentAdapter({ client: segment }),
      customerIoAdapter({ client: () => customerIo }),
      rudderstackAdapter({ writeKey: 'key', dataPlaneUrl: 'https://data.example.com' }),
    ],
    ports: browserPorts(),
  })
  flow.on('event', (event) => events.push(event))
  const over = new Promise((resolve) => flow.on('cancelled', resolve))
  flow.open()
  flow.chooseReason('too-expensive')
  flow.next()
  flow.cancel()
  flow.cancel()
  await over
  await flow.flush()
  return JSON.stringify(events)
}
