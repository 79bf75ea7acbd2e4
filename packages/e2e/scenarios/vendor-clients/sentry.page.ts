import { sentryAdapter } from '@fairwell/adapters/sentry'
import * as Sentry from '@sentry/browser'
import { offerAdapters } from '../../src/offer-adapters.ts'

declare global {
  var failLater: () => void
}

Sentry.init({ dsn: 'https://public@o1.ingest.sentry.example/1', defaultIntegrations: false })

globalThis.failLater = () => {
  Sentry.captureException(new Error('something else of the page'))
}
offerAdapters({
  trail: sentryAdapter({ client: Sentry }),
  failures: sentryAdapter({ client: Sentry, captureFailures: true }),
})
