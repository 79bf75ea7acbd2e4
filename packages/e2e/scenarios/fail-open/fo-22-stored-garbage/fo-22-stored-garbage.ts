import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-22',
  fails: 'what an earlier visit stored is damaged, or of another version',
  gets: 'the flow, anew',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'no JSON': {
      init() {
        for (const key of ['session:acme-main:u_1', 'events:["acme-main"', 'unsent'])
          localStorage.setItem(`fairwell:${key}`, '{')
      },
    },
    'of another shape': {
      init() {
        for (const key of ['session:acme-main:u_1', 'events:["acme-main"', 'unsent'])
          localStorage.setItem(
            `fairwell:${key}`,
            '{"format":1,"version":3,"savedAt":1e12,"state":{"attemptId":7}}',
          )
      },
    },
    'from the future': {
      init() {
        for (const key of ['session:acme-main:u_1', 'events:["acme-main"', 'unsent'])
          localStorage.setItem(
            `fairwell:${key}`,
            '{"format":99,"version":3,"savedAt":1e99,"state":null}',
          )
      },
    },
  },
}
