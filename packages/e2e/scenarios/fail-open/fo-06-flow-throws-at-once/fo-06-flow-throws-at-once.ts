import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-06',
  fails: '`fairwell-flow.js` throws as it starts',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    'before its first statement': {
      routes: { '/fairwell-flow.js': script('throw new Error("no")') },
      errors: /no/,
    },
    'after a part of it': {
      routes: {
        '/fairwell-flow.js': script(
          `window[Symbol.for('fairwell@1')].flow = { prepare() {}, open() { throw new Error('no') } }`,
        ),
      },
    },
    'without an end': {
      routes: {
        '/fairwell-flow.js': script(
          `window[Symbol.for('fairwell@1')].flow = { open: () => Promise.reject(new Error('no')) }`,
        ),
      },
      errors: /prepare is not a function/,
    },
  },
}
