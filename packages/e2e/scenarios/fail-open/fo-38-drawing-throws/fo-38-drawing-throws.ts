import { readDefinition } from '../../../src/definitions.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { json } from '../../../src/reply.ts'
import { fullTag, initScript } from '../../../src/script-tag.ts'

const withScreenOfTheirs = {
  ...readDefinition('flow.example'),
  screenOrder: ['survey', 'mine', 'confirm'],
  screens: [{ id: 'mine', kind: 'custom', title: 'Mine' }],
}
const withWords = (messages: string) =>
  initScript(`{ messages: ${messages} }`) + fullTag('data-timeout-ms="8000"')

export const row: FailOpenRow = {
  id: 'FO-38',
  fails: 'drawing throws, on any screen',
  gets: "the dialog goes, and the host's cancel runs",
  ends: 'host',
  withinMs: 0,
  code: 'FW4001',
  cases: {
    'on the first screen': { tag: withWords(`{ step() { throw new Error('no') } }`) },
    'on the next one': {
      tag:
        initScript(`{ renderCustom: { mine() { throw new Error('no') } } }`) +
        fullTag('data-timeout-ms="8000"'),
      routes: { '/flow.json': json(withScreenOfTheirs) },
      ends: 'flow',
      walk: (flow) => flow.next(),
    },
  },
}
