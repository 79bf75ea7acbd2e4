import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, hanging, html, script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-45',
  fails: '`fairwell-delivery.js` is blocked, slow, or something else',
  gets: 'the flow; the events are stored, and a page that has the file sends them',
  ends: 'flow',
  withinMs: 0,
  cases: {
    blocked: { routes: { '/fairwell-delivery.js': blocked() } },
    never: { routes: { '/fairwell-delivery.js': hanging() } },
    'a login page': {
      routes: { '/fairwell-delivery.js': html('<h1>Log in</h1>') },
      errors: /SyntaxError/,
    },
    'throws at once': {
      routes: { '/fairwell-delivery.js': script('throw new Error("no")') },
      errors: /no/,
    },
  },
}
