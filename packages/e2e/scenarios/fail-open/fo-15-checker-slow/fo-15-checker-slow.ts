import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { hanging } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-15',
  fails: '`fairwell-check.js` is slow, and the definition has no mark of a check',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4101',
  cases: { never: { routes: { '/fairwell-check.js': hanging() } } },
}
