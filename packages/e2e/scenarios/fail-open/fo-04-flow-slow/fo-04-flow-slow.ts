import { distFile } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { after, hanging, script, stalling } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-04',
  fails: '`fairwell-flow.js` is slow, or never comes',
  gets: "the host's cancel; from 400 ms on a small dialog says so, with a button that leads on",
  ends: 'host',
  withinMs: 2000,
  code: 'FW4101',
  cases: {
    never: { routes: { '/fairwell-flow.js': hanging() } },
    'after 6 s': {
      routes: { '/fairwell-flow.js': after(6000, script(distFile('fairwell-flow.js'))) },
    },
    'stops halfway': { routes: { '/fairwell-flow.js': stalling(distFile('fairwell-flow.js')) } },
  },
}
