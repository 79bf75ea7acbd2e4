import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser'
import { customerIoAdapter } from '@fairwell/adapters/customer-io'
import { offerAdapters } from '../../src/offer-adapters.ts'

const client = AnalyticsBrowser.load({
  writeKey: 'public-key',
  // What the CDN would say; the rest of the client is as it is published.
  cdnSettings: { integrations: { 'Customer.io Data Pipelines': { apiKey: 'public-key' } } },
})
client.identify('subscriber-1')

offerAdapters({
  client: customerIoAdapter({ client, group: { id: 'subscription-1' } }),
  http: customerIoAdapter({ writeKey: 'public-key', group: { id: 'subscription-1' } }),
})
