import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-09',
  fails: "the page's CSP allows the loader and not `fairwell-flow.js`",
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4102',
  cases: {
    'a list of addresses': {
      csp: "script-src 'sha256-nothing' http://127.0.0.1:*/host.js http://127.0.0.1:*/fairwell.js",
    },
    'a nonce that only the first tag has': {
      csp: "script-src 'nonce-n1'",
      head: '<script nonce="n1" src="/host.js"></script>',
      tag: '<script nonce="n1">document.currentScript.after(Object.assign(document.createElement("script"), { src: "/fairwell.js" }))</script>',
      code: '',
    },
  },
}
