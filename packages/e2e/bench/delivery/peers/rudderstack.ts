// As https://www.rudderstack.com/docs/sources/event-streams/sdks/rudderstack-javascript-sdk/ has it,
// with the plugins in the bundle; the settings of the source are given by `getSourceConfig`.
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
import { setStage } from './track.ts'

let isReady = false
const analytics = new RudderAnalytics()
analytics.load('bench', location.origin, {
  getSourceConfig: () => ({
    updatedAt: '2026-01-01T00:00:00.000Z',
    source: {
      id: 'bench',
      name: 'bench',
      writeKey: 'bench',
      enabled: true,
      workspaceId: 'bench',
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      destinations: [],
      updatedAt: '2026-01-01T00:00:00.000Z',
    },
  }),
})
analytics.ready(() => {
  isReady = true
})
setStage(
  () => isReady,
  (type, properties) => analytics.track(type, properties as never),
)
