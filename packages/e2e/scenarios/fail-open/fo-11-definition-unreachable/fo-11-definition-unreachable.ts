import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, json, notFound } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-11',
  fails: 'the definition cannot be fetched: blocked, missing, a server error, offline',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4111',
  cases: {
    blocked: { routes: { '/flow.json': blocked() } },
    missing: { routes: { '/flow.json': notFound() } },
    'a server error': { routes: { '/flow.json': json({}, 500) } },
    'not allowed': { routes: { '/flow.json': json({}, 403) } },
    'a CSP that does not allow it': { csp: "connect-src 'none'" },
    'the line is gone': {
      beforeLoad: (page) =>
        page.route('**/flow.json', (route) => route.abort('internetdisconnected')),
    },
  },
}
