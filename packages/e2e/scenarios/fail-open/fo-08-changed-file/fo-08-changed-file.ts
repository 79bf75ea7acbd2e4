import { distFile, type distFiles } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { pinnedHash } from '../../../src/pinned-hash.ts'
import { script } from '../../../src/reply.ts'
import { fullTag } from '../../../src/script-tag.ts'

const pinned = fullTag(`data-timeout-ms="8000" integrity="${pinnedHash(distFile('fairwell.js'))}"`)
const changed = (name: (typeof distFiles)[number]) =>
  script(`${distFile(name)};document.body.replaceChildren()`)

export const row: FailOpenRow = {
  id: 'FO-08',
  fails: 'somebody changed a file that the page [pins](reference/script-tag.md#pinned-files)',
  gets: "the host's cancel; what was changed does not run",
  ends: 'host',
  withinMs: 0,
  cases: {
    'the loader': { tag: pinned, routes: { '/fairwell.js': changed('fairwell.js') } },
    'the flow': {
      tag: pinned,
      routes: { '/fairwell-flow.js': changed('fairwell-flow.js') },
      code: 'FW4102',
    },
    'the checker': {
      tag: pinned,
      routes: { '/fairwell-check.js': changed('fairwell-check.js') },
      code: 'FW4107',
    },
  },
}
