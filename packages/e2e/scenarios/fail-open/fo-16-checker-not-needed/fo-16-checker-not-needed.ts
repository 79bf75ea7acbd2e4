import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { markedDefinition as marked } from '../../../src/marked-definition.ts'
import { blocked, json, notFound } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-16',
  fails: '`fairwell-check.js` is blocked, and the definition carries the mark of its check',
  gets: 'the flow',
  ends: 'flow',
  withinMs: 0,
  cases: {
    blocked: { routes: { '/fairwell-check.js': blocked(), '/flow.json': json(marked) } },
    missing: { routes: { '/fairwell-check.js': notFound(), '/flow.json': json(marked) } },
  },
}
