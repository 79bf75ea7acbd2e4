import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, html, json, notFound } from '../../../src/reply.ts'
import { scriptTag } from '../../../src/script-tag.ts'

const tag = scriptTag('data-endpoint="/fairwell" data-token="t" data-timeout-ms="8000"')

export const row: FailOpenRow = {
  id: 'FO-18',
  fails: 'server mode: the server cannot be reached, has an error, or answers something else',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4130',
  cases: {
    blocked: { tag, routes: { '/fairwell/v1/attempts': blocked() } },
    missing: { tag, routes: { '/fairwell/v1/attempts': notFound() } },
    'not allowed': { tag, routes: { '/fairwell/v1/attempts': json({ title: 'No' }, 401) } },
    'too often': { tag, routes: { '/fairwell/v1/attempts': json({ title: 'Later' }, 429) } },
    'a server error': { tag, routes: { '/fairwell/v1/attempts': json({}, 500) } },
    'a login page': { tag, routes: { '/fairwell/v1/attempts': html('<h1>Log in</h1>') } },
    'something else': { tag, routes: { '/fairwell/v1/attempts': json({ ok: true }) }, code: '' },
    nothing: { tag, routes: { '/fairwell/v1/attempts': json(null) }, code: '' },
  },
}
