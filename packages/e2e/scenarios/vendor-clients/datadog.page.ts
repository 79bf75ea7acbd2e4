import { datadogLogs } from '@datadog/browser-logs'
import { datadogRum } from '@datadog/browser-rum'
import { datadogAdapter } from '@fairwell/adapters/datadog'
import { offerAdapters } from '../../src/offer-adapters.ts'

const clientToken = 'pub0123456789abcdef0123456789abcdef'
const site = 'us5.datadoghq.com'
const session = {
  clientToken,
  site,
  service: 'billing',
  sessionSampleRate: 100,
  allowUntrustedEvents: true,
} as const

datadogRum.init({ ...session, applicationId: '6b2c1e60-0000-4000-8000-000000000001' })
datadogRum.setUser({ id: 'subscriber-1' })
datadogLogs.init({ ...session, forwardErrorsToLogs: false })

// The SDK holds what it has for half a minute, unless the page is about to be frozen.
setInterval(() => window.dispatchEvent(new Event('freeze')), 50)

offerAdapters({
  rum: datadogAdapter({ client: datadogRum }),
  logs: datadogAdapter({ client: datadogLogs }),
  http: datadogAdapter({ clientToken, site, service: 'billing' }),
})
