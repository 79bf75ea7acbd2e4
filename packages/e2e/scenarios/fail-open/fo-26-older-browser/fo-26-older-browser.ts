import { distFile } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { script } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-26',
  fails: 'the browser is older than 2020 and cannot read the files',
  gets: 'the page as it was before',
  ends: 'host',
  withinMs: 0,
  cases: {
    'the loader is not read': {
      routes: { '/fairwell.js': script(`${distFile('fairwell.js')};var = 1`) },
      errors: /SyntaxError/,
    },
    'the flow is not read': {
      routes: { '/fairwell-flow.js': script(`${distFile('fairwell-flow.js')};var = 1`) },
      code: 'FW4102',
      errors: /SyntaxError/,
    },
  },
}
