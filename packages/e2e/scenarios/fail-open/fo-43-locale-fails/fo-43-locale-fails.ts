import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { blocked, hanging, html, notFound, script } from '../../../src/reply.ts'
import { fullTag } from '../../../src/script-tag.ts'

const tag = fullTag('data-locale="fr" data-timeout-ms="8000"')

export const row: FailOpenRow = {
  id: 'FO-43',
  fails: 'the file with the words of a language is blocked, missing, something else, or slow',
  gets: 'the flow, in English',
  ends: 'flow',
  withinMs: 0,
  cases: {
    blocked: { tag, routes: { '/locales/fr.js': blocked() } },
    missing: { tag, routes: { '/locales/fr.js': notFound() } },
    'a login page': {
      tag,
      routes: { '/locales/fr.js': html('<h1>Log in</h1>') },
      errors: /SyntaxError/,
    },
    throws: { tag, routes: { '/locales/fr.js': script('throw new Error("no")') }, errors: /no/ },
    slow: { tag, routes: { '/locales/fr.js': hanging() } },
  },
}
