import { readDefinition } from '../../../src/definitions.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { after, hanging, json, stalling } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-12',
  fails: 'the definition is slow, or never comes',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4101',
  cases: {
    never: { routes: { '/flow.json': hanging() } },
    'after 6 s': { routes: { '/flow.json': after(6000, json(readDefinition('flow.example'))) } },
    'stops halfway': {
      routes: {
        '/flow.json': stalling(Buffer.from(JSON.stringify(readDefinition('flow.example')))),
      },
    },
  },
}
