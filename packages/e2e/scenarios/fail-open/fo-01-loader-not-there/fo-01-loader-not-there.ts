import { distFile } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { asDownload, blocked, hanging, html, notFound, script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-01',
  fails: '`fairwell.js` is blocked, missing, cut off, another page, or hangs',
  gets: 'the page as it was before',
  ends: 'host',
  withinMs: 0,
  cases: {
    blocked: { routes: { '/fairwell.js': blocked() } },
    missing: { routes: { '/fairwell.js': notFound() } },
    hangs: { routes: { '/fairwell.js': hanging() } },
    'another page': { routes: { '/fairwell.js': html('<h1>Log in</h1>') }, errors: /SyntaxError/ },
    'cut off': {
      routes: { '/fairwell.js': script(distFile('fairwell.js').subarray(0, 2000)) },
      errors: /SyntaxError/,
    },
    'of a type that is no script': {
      routes: { '/fairwell.js': asDownload(distFile('fairwell.js')) },
    },
  },
}
