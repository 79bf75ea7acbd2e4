import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, html } from '../../../src/reply.ts'
import { initScript, scriptTag } from '../../../src/script-tag.ts'

const withToken = (token: string) =>
  initScript(`{ token: ${token} }`) + scriptTag('data-endpoint="/fairwell" data-timeout-ms="8000"')

export const row: FailOpenRow = {
  id: 'FO-19',
  fails: 'server mode: the token cannot be had',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  cases: {
    'its function rejects': {
      tag: withToken(`() => Promise.reject(new Error('no'))`),
      code: 'FW4130',
    },
    'its function throws': { tag: withToken(`() => { throw new Error('no') }`), code: 'FW4130' },
    'its endpoint is blocked': {
      tag: withToken(`() => fetch('/token').then((r) => r.text())`),
      routes: { '/token': blocked() },
      code: 'FW4130',
    },
    'its endpoint shows a login page': {
      tag: withToken(`() => fetch('/token').then((r) => r.json()).then(({ token }) => token)`),
      routes: { '/token': html('<h1>Log in</h1>') },
      code: 'FW4130',
    },
  },
}
