import { segmentAdapter } from '@fairwell/adapters/segment'
import { AnalyticsBrowser } from '@segment/analytics-next'
import { offerAdapters } from '../../src/offer-adapters.ts'

const client = AnalyticsBrowser.load({
  writeKey: 'public-key',
  // What the CDN would say; the rest of the client is as it is published.
  cdnSettings: { integrations: { 'Segment.io': { apiKey: 'public-key' } } },
})
client.identify('subscriber-1')

offerAdapters({
  client: segmentAdapter({ client, group: { id: 'subscription-1' } }),
  http: segmentAdapter({ writeKey: 'public-key', group: { id: 'subscription-1' } }),
})
