import * as amplitude from '@amplitude/analytics-browser'
import { amplitudeAdapter } from '@fairwell/adapters/amplitude'
import { offerAdapters } from '../../src/offer-adapters.ts'

amplitude.init('public-key', 'subscriber-1', {
  autocapture: false,
  fetchRemoteConfig: false,
  flushIntervalMillis: 100,
})
const group = { id: 'subscription-1' }

offerAdapters({
  client: amplitudeAdapter({ client: amplitude, group }),
  http: amplitudeAdapter({ apiKey: 'public-key', group }),
})
