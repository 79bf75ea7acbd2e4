import { rudderstackAdapter } from '@fairwell/adapters/rudderstack'
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
import { offerAdapters } from '../../src/offer-adapters.ts'

const dataPlaneUrl = 'https://data.example.com'
const client = new RudderAnalytics()
client.load('2publicWriteKey0000000000000', dataPlaneUrl, {
  // What RudderStack's control plane would say; the rest of the client is as it is published.
  getSourceConfig: () => ({
    source: {
      id: 'source',
      name: 'page',
      writeKey: '2publicWriteKey0000000000000',
      enabled: true,
      workspaceId: 'workspace',
      destinations: [],
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    },
    updatedAt: '2026-01-01T00:00:00.000Z',
  }),
})
client.identify('subscriber-1')

offerAdapters({
  client: rudderstackAdapter({ client, group: { id: 'subscription-1' } }),
  http: rudderstackAdapter({ writeKey: 'key', dataPlaneUrl, group: { id: 'subscription-1' } }),
})
