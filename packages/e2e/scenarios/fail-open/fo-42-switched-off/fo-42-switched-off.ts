import { inlineJson, monthly } from '../../../src/accounts.ts'
import { readDefinition } from '../../../src/definitions.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { json } from '../../../src/reply.ts'
import { scriptTag } from '../../../src/script-tag.ts'

export const row: FailOpenRow = {
  id: 'FO-42',
  fails: 'the flow is switched off (`enabled: false`), or the place does not allow it',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  cases: {
    'switched off': {
      routes: { '/flow.json': json({ ...readDefinition('flow.example'), enabled: false }) },
      code: 'FW3001',
    },
    Germany: {
      tag:
        inlineJson('de', {
          ...monthly,
          subscriber: { ...monthly.subscriber, jurisdiction: 'de' },
        }) + scriptTag('data-flow="/flow.json" data-account="#de" data-timeout-ms="8000"'),
      code: 'FW3002',
    },
  },
}
