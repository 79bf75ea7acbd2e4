// As https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/ has it; the
// settings that its CDN would give are here, which is its own option `cdnSettings`.
import { AnalyticsBrowser } from '@segment/analytics-next'
import { setStage } from './track.ts'

let isReady = false
const analytics = AnalyticsBrowser.load({
  writeKey: 'bench',
  cdnSettings: {
    integrations: {
      'Segment.io': { apiKey: 'bench', apiHost: `${location.host}/v1`, protocol: 'http' },
    },
  },
})
void analytics.ready(() => {
  isReady = true
})
setStage(
  () => isReady,
  (type, properties) => void analytics.track(type, properties),
)
