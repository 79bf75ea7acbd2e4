import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-25',
  fails: 'the page is in a frame of another site, and does not allow that',
  gets: "the host's cancel: nobody is shown an offer under another site's buttons",
  ends: 'host',
  withinMs: 0,
  code: 'FW4106',
  cases: {},
}
