import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-07',
  fails:
    'any module of ours throws: as it is run, or in any of its functions, from the start or in the middle of the flow',
  gets: "the flow goes on, or the host's cancel; at worst the control has to be pressed once more",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4001',
  cases: {},
}
