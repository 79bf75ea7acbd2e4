import { mixpanelAdapter } from '@fairwell/adapters/mixpanel'
import mixpanel from 'mixpanel-browser'
import { offerAdapters } from '../../src/offer-adapters.ts'

mixpanel.init('public-token', { track_pageview: false, autocapture: false })
mixpanel.identify('subscriber-1')
const group = { id: 'subscription-1' }

offerAdapters({
  client: mixpanelAdapter({ client: mixpanel, group }),
  http: mixpanelAdapter({ token: 'public-token', group }),
})
