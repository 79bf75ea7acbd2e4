import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { reply } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-03',
  fails: 'the server of `fairwell-flow.js` has an error',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    '500': { routes: { '/fairwell-flow.js': reply('text/html', '<h1>Sorry</h1>', 500) } },
    '503': { routes: { '/fairwell-flow.js': reply('text/plain', '', 503) } },
    '429': { routes: { '/fairwell-flow.js': reply('text/plain', 'slow down', 429) } },
  },
}
