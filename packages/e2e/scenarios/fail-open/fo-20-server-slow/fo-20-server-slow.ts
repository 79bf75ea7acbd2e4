import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { hanging } from '../../../src/reply.ts'
import { initScript, scriptTag } from '../../../src/script-tag.ts'

export const row: FailOpenRow = {
  id: 'FO-20',
  fails: 'server mode: the server or the token is slow, or never comes',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4101',
  cases: {
    'the server': {
      tag: scriptTag('data-endpoint="/fairwell" data-token="t"'),
      routes: { '/fairwell/v1/attempts': hanging() },
    },
    'the token': {
      tag:
        initScript('{ token: () => new Promise(() => {}) }') +
        scriptTag('data-endpoint="/fairwell"'),
    },
  },
}
