import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { markedDefinition as marked } from '../../../src/marked-definition.ts'
import { json } from '../../../src/reply.ts'

function freeze(): void {
  for (const built of [
    Object,
    Array,
    Function,
    Promise,
    Map,
    Set,
    Date,
    RegExp,
    String,
    Number,
    Error,
  ]) {
    Object.freeze(built)
    Object.freeze(built.prototype)
  }
  Object.freeze(JSON)
  Object.freeze(Math)
}

export const row: FailOpenRow = {
  id: 'FO-33',
  fails: 'the page froze the prototypes of the language',
  gets: 'the flow',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'with the mark': { init: freeze, routes: { '/flow.json': json(marked) } },
    'without it': { init: freeze },
  },
}
