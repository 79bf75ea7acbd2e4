import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { scriptTag } from '../../../src/script-tag.ts'

const tag = (id: string) =>
  scriptTag(`data-flow="/flow.json" data-account="${id}" data-timeout-ms="8000"`)

export const row: FailOpenRow = {
  id: 'FO-17',
  fails: 'the account is missing, no JSON, or has an error',
  gets: "the host's cancel; the console says what to write",
  ends: 'host',
  withinMs: 0,
  cases: {
    missing: { tag: tag('#nobody'), code: 'FW4120' },
    'no JSON': {
      tag: `<script type="application/json" id="you">{</script>${tag('#you')}`,
      code: 'FW4121',
    },
    'with an error': {
      tag: `<script type="application/json" id="you">{"nonsense":1}</script>${tag('#you')}`,
      code: 'FW4122',
    },
  },
}
