import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, html, script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-14',
  fails:
    '`fairwell-check.js` is blocked, something else, or throws; the definition has no mark of a check',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4107',
  cases: {
    blocked: { routes: { '/fairwell-check.js': blocked() } },
    'a login page': {
      routes: { '/fairwell-check.js': html('<h1>Log in</h1>') },
      errors: /SyntaxError/,
    },
    throws: { routes: { '/fairwell-check.js': script('throw new Error("no")') }, errors: /no/ },
    'without what it is for': {
      routes: { '/fairwell-check.js': script(`window[Symbol.for('fairwell@1')].check = {}`) },
      code: 'FW4105',
    },
  },
}
