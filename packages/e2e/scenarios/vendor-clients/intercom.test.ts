import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readQueue } from './hosted/read-queue.ts'

/**
 * Stands for the Messenger, which Intercom alone hands out: it takes what the queue of the real loader
 * ('@intercom/messenger-js-sdk') holds, then puts itself in its place.
 */
const messengerScript = `${readQueue}
var waiting = window.Intercom.q
window.Intercom = function (method, name, metadata) {
  if (method !== 'trackEvent') return
  send('https://api-iam.intercom.io/messenger/web/events', {
    user: window.intercomSettings.user_id, name: name, metadata: metadata
  })
}
waiting.forEach(function (call) { window.Intercom.apply(null, call) })`

describeVendor("Intercom, with '@intercom/messenger-js-sdk'", {
  page: 'intercom.page.js',
  ways: { messenger: { acknowledges: false, exits: true } },
  answer: ({ url }) => (url.host === 'widget.intercom.io' ? { body: messengerScript } : {}),
  read: ({ json }) =>
    json?.name
      ? [
          {
            name: json.name,
            id: json.metadata.event_id,
            user: json.user,
            properties: json.metadata,
          },
        ]
      : [],
  expected: ({ id, type, attemptid }) => ({
    name: `cancel-flow-${type.replace('fairwell.', '').replace(/[._]/g, '-')}`,
    id,
    user: 'subscriber-1',
    properties: {
      attempt_id: attemptid,
      flow_id: 'test-flow',
      ...(type === 'fairwell.save.validated' && { price: { amount: 1450, currency: 'USD' } }),
    },
  }),
  also(calls) {
    expect(calls[0]?.url.href).toBe('https://widget.intercom.io/widget/app-test')
  },
})
