import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-29',
  fails: 'the flow is of a version that takes the click and says nothing',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4101',
  cases: {
    'it never claims': {
      routes: {
        '/fairwell-flow.js': script(
          `window[Symbol.for('fairwell@1')].flow = { prepare() {}, async open() {}, close() {} }`,
        ),
      },
    },
    'it never ends': {
      routes: {
        '/fairwell-flow.js': script(
          `window[Symbol.for('fairwell@1')].flow = { prepare() {}, open: () => new Promise(() => {}), close() {} }`,
        ),
      },
    },
  },
}
