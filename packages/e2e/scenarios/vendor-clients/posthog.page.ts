import { posthogAdapter } from '@fairwell/adapters/posthog'
import { posthog } from 'posthog-js'
import { offerAdapters } from '../../src/offer-adapters.ts'

const client = posthog.init('phc_public', {
  api_host: 'https://us.i.posthog.com',
  // PostHog drops what robots do.
  opt_out_useragent_filter: true,
  autocapture: false,
  capture_pageview: false,
  disable_session_recording: true,
  advanced_disable_flags: true,
})
client.identify('subscriber-1')
const group = { id: 'subscription-1' }

offerAdapters({
  client: posthogAdapter({ client, group }),
  http: posthogAdapter({ apiKey: 'phc_public', group }),
})
