import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-10',
  fails: "the page's CSP enforces Trusted Types and does not list our policy",
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    'no policy at all': { csp: "require-trusted-types-for 'script'; trusted-types 'none'" },
    'policies of others': { csp: "require-trusted-types-for 'script'; trusted-types theirs" },
  },
}
