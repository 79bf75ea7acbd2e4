import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, notFound } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-02',
  fails: '`fairwell-flow.js` is blocked, or missing',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    blocked: { routes: { '/fairwell-flow.js': blocked() } },
    missing: { routes: { '/fairwell-flow.js': notFound() } },
    'blocked by an extension': {
      beforeLoad: (page) =>
        page.route('**/fairwell-flow.js', (route) => route.abort('blockedbyclient')),
    },
  },
}
