import { snowplowAdapter } from '@fairwell/adapters/snowplow'
import * as snowplow from '@snowplow/browser-tracker'
import { offerAdapters } from '../../src/offer-adapters.ts'

snowplow.newTracker('sp', 'https://collector.example', { appId: 'billing', bufferSize: 1 })
snowplow.setUserId('subscriber-1')
snowplow.trackPageView()

offerAdapters({
  client: snowplowAdapter({ client: snowplow, trackers: ['sp'] }),
  http: snowplowAdapter({ collector: 'https://collector.example', appId: 'billing' }),
})
