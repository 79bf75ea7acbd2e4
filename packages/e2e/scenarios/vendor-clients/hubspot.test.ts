import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readQueue } from './hosted/read-queue.ts'

/** Stands for the tracking code, which HubSpot alone hands out: its documented calls. */
const trackingScript = `${readQueue}
var known
readQueue('_hsq', function (call) {
  if (call[0] === 'identify') known = call[1]
  if (call[0] !== 'trackCustomBehavioralEvent') return
  send('https://track.hubspot.com/event', Object.assign({ known: known }, call[1]))
})`

describeVendor('HubSpot, with the queue of its tracking code', {
  page: 'hubspot.page.ts',
  ways: { tracking: { acknowledges: false, exits: true } },
  answer: ({ url }) => (url.host === 'js.hs-scripts.com' ? { body: trackingScript } : {}),
  read: ({ json }) =>
    json?.name
      ? [
          {
            name: json.name,
            id: json.properties.event_id,
            user: json.known?.id,
            properties: json.properties,
          },
        ]
      : [],
  expected: ({ id, type, attemptid }) => ({
    name: `pe1234567_cancel_flow_${type.replace('fairwell.', '').replace('.', '_')}`,
    id,
    user: 'subscriber-1',
    properties: { attempt_id: attemptid, flow_id: 'test-flow' },
  }),
  also(calls) {
    expect(calls.at(-1)?.url.href).toBe('https://track.hubspot.com/event')
  },
})
