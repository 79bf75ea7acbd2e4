import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-24',
  fails: 'the page is in a sandboxed frame, which has no origin and no storage',
  gets: "the host's cancel; the flow, without memory, where the page [allows frames](reference/script-tag.md)",
  ends: 'host',
  withinMs: 0,
  code: 'FW4106',
  cases: {},
}
