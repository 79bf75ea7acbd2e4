import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, hanging, html, notFound, reply } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-37',
  fails: 'the address that takes events is blocked, slow, or refuses them',
  gets: 'the flow; the events are sent later, also from the next page',
  ends: 'flow',
  withinMs: 0,
  cases: {
    blocked: { routes: { '/events': blocked() } },
    never: { routes: { '/events': hanging() } },
    'a server error': { routes: { '/events': reply('text/plain', '', 500) } },
    refused: { routes: { '/events': reply('text/plain', '', 400) } },
    gone: { routes: { '/events': notFound() } },
    'a login page': { routes: { '/events': html('<h1>Log in</h1>') } },
  },
}
