import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readQueue } from './hosted/read-queue.ts'

/** Stands for gtag.js, which Google alone hands out: its documented commands, and when it calls back. */
const gtagScript = `${readQueue}
readQueue('dataLayer', function (command) {
  if (Object.prototype.toString.call(command) !== '[object Arguments]' || command[0] !== 'event') return
  var told = Object.assign({}, command[2])
  var back = told.event_callback
  delete told.event_callback
  send('https://www.google-analytics.com/g/collect', { name: command[1], parameters: told }).then(back)
})`

describeVendor('Google Analytics, with the snippet of the Google tag', {
  page: 'ga4.page.ts',
  ways: { tag: { acknowledges: false, exits: true } },
  answer: ({ url }) => (url.host.endsWith('googletagmanager.com') ? { body: gtagScript } : {}),
  read: ({ json }) =>
    json?.name
      ? [{ name: json.name, id: json.parameters.event_id, properties: json.parameters }]
      : [],
  expected: ({ id, type, attemptid }) => ({
    name: `cancel_flow_${type.replace('fairwell.', '').replace('.', '_')}`,
    id,
    properties: {
      send_to: 'G-TEST',
      event_timeout: 1000,
      attempt_id: attemptid,
      flow_id: 'test-flow',
      ...(type === 'fairwell.save.validated' && { value: 14.5, currency: 'USD' }),
    },
  }),
  also(calls) {
    expect(calls[0]?.url.href).toBe('https://www.googletagmanager.com/gtag/js?id=G-TEST')
  },
})
