import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-44',
  fails: 'the line is gone before they press',
  gets: 'what the page does without a line',
  ends: 'host',
  withinMs: 0,
  code: 'FW4111',
  cases: {
    'everything but the page': {
      beforePress: (page) =>
        page.route(
          (url) => url.pathname !== '/cancel',
          (route) => route.abort('internetdisconnected'),
        ),
    },
  },
}
