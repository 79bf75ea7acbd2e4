import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readQueue } from './hosted/read-queue.ts'

/**
 * Stands for gtm.js, which Google alone hands out: it merges what is pushed into its model as is
 * documented, objects deeply, and fires a tag at each event with what the model then says.
 */
const containerScript = `${readQueue}
var model = {}
function merge(into, from) {
  Object.keys(from).forEach(function (key) {
    var isObject = from[key] && typeof from[key] === 'object' && !Array.isArray(from[key])
    if (!isObject) into[key] = from[key]
    else into[key] = merge(Object(into[key]) === into[key] ? into[key] : {}, from[key])
  })
  return into
}
readQueue('dataLayer', function (message) {
  merge(model, message)
  if (!message.event) return
  send('https://tag.example/fired', model).then(function () {
    if (message.eventCallback) message.eventCallback('GTM-TEST')
  })
})`

describeVendor('Google Tag Manager, with the snippet of a container', {
  page: 'data-layer.page.ts',
  ways: {
    push: { acknowledges: false, exits: true },
    tags: { acknowledges: false, exits: true },
  },
  answer: ({ url }) => (url.host.endsWith('googletagmanager.com') ? { body: containerScript } : {}),
  read: ({ json }) =>
    json?.cancel_flow
      ? [
          {
            name: json.event,
            id: json.cancel_flow.event_id,
            time: json.cancel_flow.time,
            properties: json.cancel_flow,
          },
        ]
      : [],
  expected: ({ id, type, time, attemptid }) => ({
    name: `cancel_flow_${type.replace('fairwell.', '').replace('.', '_')}`,
    id,
    time,
    properties: { attempt_id: attemptid, flow_id: 'test-flow' },
  }),
  also(calls, way) {
    const fired = calls.flatMap(({ json }) => (json?.cancel_flow ? [json] : []))
    // What one event said is not left for the next.
    const [started, shown] = fired
    expect(started.cancel_flow).toHaveProperty('subscription_plan_id')
    expect(shown.cancel_flow).not.toHaveProperty('subscription_plan_id')
    expect(fired.at(-1).eventTimeout).toBe(way === 'tags' ? 1000 : undefined)
  },
})
