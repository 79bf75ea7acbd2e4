import { distFile } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { asDownload, html, json, redirect, script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-05',
  fails:
    'what comes as `fairwell-flow.js` is something else: another page, cut off, empty, another script',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    'a login page': {
      routes: { '/fairwell-flow.js': html('<h1>Log in</h1>') },
      errors: /SyntaxError/,
    },
    'a way to a login page': {
      routes: { '/fairwell-flow.js': redirect('/login'), '/login': html('<h1>Log in</h1>') },
      errors: /SyntaxError/,
    },
    'cut off': {
      routes: { '/fairwell-flow.js': script(distFile('fairwell-flow.js').subarray(0, 60_000)) },
      errors: /SyntaxError/,
    },
    empty: { routes: { '/fairwell-flow.js': script('') } },
    'another script': { routes: { '/fairwell-flow.js': script('var other = 1') } },
    JSON: { routes: { '/fairwell-flow.js': json({ error: 'no' }) }, errors: /SyntaxError/ },
    'of a type that is no script': {
      routes: { '/fairwell-flow.js': asDownload(distFile('fairwell-flow.js')) },
    },
  },
}
